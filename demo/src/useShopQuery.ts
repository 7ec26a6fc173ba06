import { useQuery, type CombinedError, type RequestPolicy } from 'urql';
import type { ShopQuery } from './shops/shop';

interface ShopAnswer<Answer> {
  answer: Answer | undefined;
  error: CombinedError | undefined;
  fetching: boolean;
}

/** Asks the shop, like urql's `useQuery`, and reads its answer. */
export function useShopQuery<Answer>(
  { query, variables, read }: ShopQuery<Answer>,
  requestPolicy: RequestPolicy = 'cache-first',
): [ShopAnswer<Answer>, load: (options: { requestPolicy: RequestPolicy }) => void] {
  const [{ data, error, fetching }, load] = useQuery<Record<string, unknown>>({
    query,
    variables,
    requestPolicy,
  });
  return [{ answer: data && read(data), error, fetching }, load];
}
