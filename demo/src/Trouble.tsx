import type { ReactNode } from 'react';

interface TroubleProps {
  /** What the button says. */
  action: string;
  onRetry: () => void;
  children: ReactNode;
}

/** What stands where something could not be loaded: what to do, and a button that does it. */
export function Trouble({ action, onRetry, children }: TroubleProps) {
  return (
    <div role="alert" className="trouble">
      <p>{children}</p>
      <button type="button" className="button" onClick={onRetry}>
        {action}
      </button>
    </div>
  );
}
