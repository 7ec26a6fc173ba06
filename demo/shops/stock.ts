/** A person with an account, and with no orders unless it says so. */
interface Person {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  /** Lets support agents in, at Adobe Commerce. Default: false. */
  allowsAssistance?: boolean;
  /** Oldest first. */
  orders?: { number: number; placedAt: string; total: number }[];
}

/** Customers whom either shop knows and lets in. */
export const customers: Person[] = [
  {
    email: 'ada@example.com',
    password: 'analytical',
    firstName: 'Ada',
    lastName: 'Lovelace',
    orders: [
      { number: 1001, placedAt: '2026-01-12T09:30:00Z', total: 64 },
      { number: 1004, placedAt: '2026-03-02T17:05:00Z', total: 18 },
      { number: 1007, placedAt: '2026-05-21T11:45:00Z', total: 1128 },
    ],
  },
  {
    email: 'grace@example.com',
    password: 'debugging',
    firstName: 'Grace',
    lastName: 'Hopper',
    allowsAssistance: true,
    orders: [
      { number: 1002, placedAt: '2026-02-03T14:20:00Z', total: 34 },
      { number: 1005, placedAt: '2026-04-17T08:10:00Z', total: 92 },
    ],
  },
];

/** A customer who has been shut out. */
export const locked: Person = {
  email: 'charles@example.com',
  password: 'difference',
  firstName: 'Charles',
  lastName: 'Babbage',
};

/** A customer who has not answered the first email yet. */
export const unconfirmed: Person = {
  email: 'annie@example.com',
  password: 'centaur',
  firstName: 'Annie',
  lastName: 'Easley',
};

/** What either shop sells, in euros. */
export const products = [
  {
    handle: 'enamel-mug',
    title: 'Enamel mug',
    description:
      'Holds a large coffee, survives a fall from the desk, and looks better for the chip.',
    price: 18,
  },
  {
    handle: 'linen-apron',
    title: 'Linen apron',
    description: 'Heavy, washed linen with two deep pockets and ties that reach around twice.',
    price: 46,
  },
  {
    handle: 'oak-board',
    title: 'Oak board',
    description: 'One piece of oiled oak, the size of a good loaf of bread.',
    price: 34,
  },
];
