// What the build reads as text.

declare module '*.md' {
  const text: string
  export default text
}
