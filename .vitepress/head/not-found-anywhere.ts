// “Not found” for a site that lies anywhere: one file by itself, in both languages.
import { en } from '../theme/words.en.ts';
import { ko } from '../theme/words.ko.ts';

const said = [
  { lang: 'en', title: en.notFound, text: en.notFoundText },
  { lang: 'ko', title: ko.notFound, text: ko.notFoundText },
];

export const notFoundAnywhere = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>404 · Milk Run</title>
    <style>body{max-width:36rem;margin:15vh auto;padding:0 1.2rem;font:1.06rem/1.7 system-ui,sans-serif}h1{font-size:1.5rem}</style>
  </head>
  <body>
    ${said.map(({ lang, title, text }) => `<main lang="${lang}"><h1>${title}</h1><p>${text}</p></main>`).join('\n    ')}
  </body>
</html>
`;
