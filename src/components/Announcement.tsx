'use client';

import { useEffect, useState } from 'react';

/** Has assistive technology say a text when there is a moment for it, and shows nothing. */
export function Announcement({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    // Only what comes into it is announced, so it is empty at first.
    const timer = setTimeout(() => setSaid(text));
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="status" className="rca-unseen">
      {said}
    </div>
  );
}
