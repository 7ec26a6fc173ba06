import fc from 'fast-check';
import type { Trouble } from 'react-customer-auth/testing';
import { ada, grace } from '../shop';
import type { StorageTrouble } from '../simulation/storage';
import { day, hour, minute } from '../time';
import type { Ground, Proof } from './ground';

export const mostTabs = 3;
export const customers = [ada, grace] as const;

/** What customers do in a tab. */
export type Action =
  | { do: 'login'; tab: number; as: number; proof: Proof }
  | { do: 'logout'; tab: number; everywhere: boolean }
  | { do: 'renew' | 'ask'; tab: number };

/** What can happen, to one of up to three tabs or to the world around them. */
export type Step =
  | Action
  | { do: 'open'; tab: number }
  | { do: 'close' | 'reload' | 'freeze' | 'thaw'; tab: number }
  | { do: 'pass' | 'sleep'; ms: number }
  | { do: 'setClock'; by: number }
  | { do: 'fault'; fault: Trouble; times: number }
  | { do: 'congest'; ms: number; requests: number }
  | { do: 'changePassword' | 'loginElsewhere'; as: number }
  | { do: 'oddLife'; odd: number | null }
  | { do: 'storage'; trouble: StorageTrouble | null }
  | { do: 'clearStorage' };

/** A browser and what happens in it. */
export interface Sequence<Manner> {
  withoutLocks: boolean;
  manner: Manner;
  /** How many tabs are open at first. */
  tabs: number;
  steps: Step[];
}

const tab = fc.nat(mostTabs - 1);
const as = fc.nat(customers.length - 1);

/** Milliseconds, from the blink of an eye to `longest`. */
const upTo = (longest: number) =>
  fc.oneof(
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 60, max: minute }),
    fc.integer({ min: minute, max: longest / 4 }),
    fc.integer({ min: longest / 4, max: longest }),
  );

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('slow'), ms: fc.integer({ min: 1, max: minute }) }),
  },
  fc.constantFrom<Trouble>(
    { kind: 'offline' },
    { kind: 'lost' },
    { kind: 'html', status: 503 },
    { kind: 'html' },
    { kind: 'half' },
    { kind: 'throttled', retryAfter: 120 },
    { kind: 'http', status: 500 },
  ),
);

const inTab = <Name extends string>(...names: Name[]) =>
  fc.record({ do: fc.constantFrom(...names), tab });

const step = ({ proofs, longest }: Pick<Ground<unknown>, 'proofs' | 'longest'>) => {
  const weighed: [number, fc.Arbitrary<Step>][] = [
    [7, fc.record({ do: fc.constant('login'), tab, as, proof: fc.constantFrom(...proofs) })],
    [4, fc.record({ do: fc.constant('logout'), tab, everywhere: fc.boolean() })],
    [3, inTab('renew', 'ask')],
    [1, inTab('open')],
    [2, inTab('close', 'reload')],
    [2, inTab('freeze', 'thaw')],
    [6, fc.record({ do: fc.constant('pass'), ms: upTo(longest.pass) })],
    [4, fc.record({ do: fc.constant('sleep'), ms: upTo(longest.sleep) })],
    [1, fc.record({ do: fc.constant('setClock'), by: fc.integer({ min: -day, max: day }) })],
    [
      4,
      fc.record({
        do: fc.constant('fault'),
        fault: trouble,
        times: fc.integer({ min: 1, max: 4 }),
      }),
    ],
    [
      3,
      fc.record({
        do: fc.constant('congest'),
        ms: fc.integer({ min: 1, max: 8_000 }),
        requests: fc.integer({ min: 1, max: 2 }),
      }),
    ],
    [2, fc.record({ do: fc.constantFrom('changePassword', 'loginElsewhere'), as })],
    [
      1,
      fc.record({
        do: fc.constant('oddLife'),
        odd: fc.constantFrom(null, 0, -day, 1_000, 30_000, hour, 100 * day, 1e15, NaN),
      }),
    ],
    [
      1,
      fc.record({ do: fc.constant('storage'), trouble: fc.constantFrom('blocked', 'full', null) }),
    ],
    [1, fc.constant({ do: 'clearStorage' })],
  ];
  return fc.oneof(...weighed.map(([weight, arbitrary]) => ({ weight, arbitrary })));
};

/** What may happen on a ground. */
export const sequencesOn = <Manner>(ground: Ground<Manner>): fc.Arbitrary<Sequence<Manner>> =>
  fc.record({
    withoutLocks: fc.boolean(),
    manner: ground.manners,
    tabs: fc.integer({ min: 1, max: mostTabs }),
    steps: fc.array(step(ground), { minLength: 5, maxLength: 30, size: 'medium' }),
  });
