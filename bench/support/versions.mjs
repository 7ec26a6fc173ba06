import { readFileSync } from 'node:fs';
import { URL } from 'node:url';

/** The names and versions of installed packages, as rows show them. An alias shows as what it stands for. */
export const nameOf = (...packages) =>
  packages
    .map((name) => {
      const path = new URL(`../node_modules/${name}/package.json`, import.meta.url);
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      return `${manifest.name} ${manifest.version}`;
    })
    .join(' + ');
