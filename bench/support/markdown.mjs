/** A Markdown table of rows that are objects with the same keys, which are its header. Numbers stand to the right. */
export function table(rows) {
  const columns = Object.keys(rows[0]);
  const isNumber = (column) => rows.every((row) => /^-?[\d.,]+( to -?[\d.]+)?$/.test(row[column]));
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map((column) => (isNumber(column) ? '--:' : '---'))),
    ...rows.map((row) => line(columns.map((column) => row[column]))),
  ].join('\n');
}

/** Text to be opened by a click. */
export const folded = (summary, body) =>
  `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
