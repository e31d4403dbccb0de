# docker run --rm -v "$PWD:/work" IMAGE lint
FROM node:22-slim

# git tells which files changed; the mounted repository belongs to somebody else
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory /work \
    && npm install --global --ignore-scripts --no-audit --no-fund postmortem-cli@0.1.0 \
    && npm cache clean --force

USER node
WORKDIR /work
ENTRYPOINT ["postmortem"]
CMD ["--help"]
