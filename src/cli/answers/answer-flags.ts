import { type Command, repeated } from '../declaration.ts'

/** Adds the flags that answer the questions of `new` and `edit`. */
export const withAnswers = (command: Command): Command =>
  command
    .option('--answers <file>', 'YAML or JSON with any of the answers; - reads standard input')
    .option('--date <date>', 'the day the incident began, YYYY-MM-DD')
    .option('--timezone <zone>', 'IANA zone of the times, such as America/Los_Angeles')
    .option('--severity <label>', 'such as SEV2')
    .option('--service <name>', 'an affected service; may be repeated', repeated)
    .option('--author <name>', 'an author of the postmortem; may be repeated', repeated)
    .option('--summary <text>', 'what happened, in a few sentences')
    .option('--impact <text>', 'who was affected, how much, for how long')
    .option(
      '--event <line>',
      'a timeline event: "06:55 what happened", "+4m what happened next"; may be repeated',
      repeated,
    )
    .option('--started <time>', 'when the impact began')
    .option('--detected <time>', 'when a person or an alert noticed')
    .option('--acknowledged <time>', 'when somebody began to respond')
    .option('--mitigated <time>', 'when the impact ended')
    .option('--resolved <time>', 'when everything was back to normal')
    .option('--root-cause <text>', 'the condition whose repair prevents a recurrence')
    .option('--factor <text>', 'a contributing factor; may be repeated', repeated)
    .option(
      '--action <line>',
      'an action item: "what — @owner, due 2012-04-13, prevent"; may be repeated',
      repeated,
    )
    .option('--lesson <text>', 'a lesson learned; may be repeated', repeated)
    .option('--plain', 'ask line by line, without menus or redraws (also: ACCESSIBLE=1)')
