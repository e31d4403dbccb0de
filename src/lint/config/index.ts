export { type ConfigFile, type Layer, readConfig } from './read.ts'
export { type Config, layerOfFlags, presetLayer, resolveConfig } from './resolve.ts'
