/** What so large a share of the values is below: 0.5 for the median. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at % 1);
}

export const median = (values) => quantile(values, 0.5);

/** Median and the middle half, as cells of a row: `{ 'time (ms)': '1.23', 'Q1 to Q3': '1.20 to 1.31' }`. */
export const spread = (name, values, digits = 2) => ({
  [name]: median(values).toFixed(digits),
  [`Q1 to Q3 of ${name.replace(/ \(.*/, '')}`]: `${quantile(values, 0.25).toFixed(digits)} to ${quantile(values, 0.75).toFixed(digits)}`,
});

/** Each sample over the one that was taken in the same round. */
export const ratios = (values, base) => values.map((value, round) => value / base[round]);

/** By how much each sample is more than the one that was taken in the same round. */
export const differences = (values, base) => values.map((value, round) => value - base[round]);
