/** An amount as the shop has it. */
export interface Money {
  amount: string;
  currencyCode: string;
}

/** An amount as a person reads it. */
export const money = ({ amount, currencyCode }: Money) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode }).format(Number(amount));
