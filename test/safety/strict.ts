import { rules } from '../../src/lint/index.ts'
import { onlyRules, type Settings } from '../../src/lint/settings.ts'

/** Every rule that there is. */
export const strictSettings = (): Settings => onlyRules(rules)
