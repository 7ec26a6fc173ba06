/**
 * A page's clock as the bench sets it, which runs before the page's own scripts: it stands still until it is moved, and timers that have
 * become due by then run at that time, as those of tabs in the background do.
 */
export function fakeClock(start) {
  const timers = new Map();
  let now = start;
  let lastId = 0;
  let underWay = 0;

  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...values) {
      if (values.length) super(...values);
      else super(now);
    }
    static now = () => now;
  };

  const set = (work, ms, every) => {
    timers.set(++lastId, { work, at: now + Math.max(0, ms || 0), every });
    return lastId;
  };
  const clear = (id) => void timers.delete(id);
  globalThis.setTimeout = (work, ms, ...values) => set(() => work(...values), ms);
  globalThis.setInterval = (work, ms, ...values) => set(() => work(...values), ms, ms);
  globalThis.clearTimeout = clear;
  globalThis.clearInterval = clear;

  const realFetch = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (...request) => {
    underWay++;
    try {
      const response = await realFetch(...request);
      // The whole answer, so that nobody waits for it at a later time.
      return new Response(await response.text(), response);
    } finally {
      underWay--;
    }
  };

  globalThis.clock = {
    /** Moves on to this time. Tells when to move next, and whether there is anything to wait for. */
    moveTo(time) {
      now = time;
      const due = [...timers].filter(([, { at }]) => at <= now);
      for (const [id, { work, every }] of due) {
        if (every) timers.get(id).at = now + every;
        else timers.delete(id);
        work();
      }
      const next = Math.min(Infinity, ...[...timers.values()].map(({ at }) => at));
      return { next, isBusy: due.length > 0 || underWay > 0 };
    },
  };
}
