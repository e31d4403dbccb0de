import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig } from 'vitepress'

// the build reads this file from another folder
const { rules } = await import(pathToFileURL(resolve('dist/library/index.js')).href)

const { description, homepage, repository } = JSON.parse(readFileSync('package.json', 'utf8'))
const address = repository.url.replace(/^git\+|\.git$/g, '')
const families = [...new Set(rules.map(({ family }) => family))]

export default defineConfig({
  title: 'postmortem',
  description,
  lang: 'en',
  base: new URL(homepage).pathname,
  cleanUrls: true,
  sitemap: { hostname: homepage },
  // what the pages of rules show is Markdown, never code of this site
  markdown: {
    attrs: { disable: true },
    html: false,
    config(md) {
      for (const name of /** @type {const} */ (['text', 'code_inline'])) {
        const render = md.renderer.rules[name]
        if (render) md.renderer.rules[name] = (...args) => render(...args).replaceAll('{{', '&#123;&#123;')
      }
    },
  },
  themeConfig: {
    nav: [
      { text: 'Tutorial', link: '/tutorial' },
      { text: 'Rules', link: '/rules/' },
      { text: 'Playground', link: '/playground/', target: '_self' },
    ],
    sidebar: [
      {
        text: 'Use',
        items: [
          { text: 'Start', link: '/' },
          { text: 'Tutorial', link: '/tutorial' },
          { text: 'Commands', link: '/cli' },
          { text: 'Import', link: '/import' },
          { text: 'Many postmortems', link: '/collection' },
          { text: 'As data', link: '/data' },
          { text: 'File format', link: '/format' },
          { text: 'Templates', link: '/templates' },
          { text: 'Config', link: '/config' },
          { text: 'Editors', link: '/editors' },
          { text: 'Assistants', link: '/assistants' },
        ],
      },
      {
        text: 'Rules',
        link: '/rules/',
        collapsed: true,
        items: families.map(family => ({
          text: family,
          collapsed: true,
          items: rules
            .filter(rule => rule.family === family)
            .map(({ id }) => ({ text: id, link: `/rules/${id}` })),
        })),
      },
      {
        text: 'Build on it',
        items: [
          { text: 'Library', link: '/api' },
          { text: 'JSON output', link: '/json' },
          { text: 'Stability', link: '/stability' },
          { text: 'Security', link: '/security' },
        ],
      },
      {
        text: 'How good it is',
        items: [
          { text: 'Accuracy', link: '/accuracy' },
          { text: 'Reliability', link: '/reliability' },
          { text: 'Performance', link: '/performance' },
        ],
      },
      {
        text: 'The project',
        items: [
          { text: 'Architecture', link: '/architecture' },
          { text: 'Contributing', link: '/contributing' },
          { text: 'Changelog', link: '/changelog' },
        ],
      },
    ],
    search: { provider: 'local' },
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: address }],
    footer: { message: 'MIT licence' },
  },
})
