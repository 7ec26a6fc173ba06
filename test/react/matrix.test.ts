import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { expect, it } from 'vitest';

it('runs on the React that its project is named after', () => {
  expect(version.split('.')[0]).toBe(process.env.REACT);
  expect(domVersion).toBe(version);
});
