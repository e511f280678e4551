/** The mark and the name. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-medium">
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="none" stroke="var(--accent)">
        <path d="M2.5 14.5a7.5 7.5 0 0 1 15 0" strokeWidth="2.5" />
        <path d="m10 14.5 4-6" strokeWidth="2.5" strokeLinecap="round" />
      </svg>
      Mailgauge
    </span>
  );
}
