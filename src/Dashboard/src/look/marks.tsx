import type { Light } from '../api/contracts';

/** Lights are shape + colour, drawn in a 20-unit box. Colour comes from the class, so each screen sets its own. */
export function LightMark({ light, className = '' }: { light: Light; className?: string }) {
  return (
    <svg className={`mark mark-${light} ${className}`} viewBox="0 0 20 20" aria-hidden="true">
      {light === 'green' && <circle cx="10" cy="10" r="7.4" />}
      {light === 'yellow' && <path d="M10 1.6 19 17.6H1z" />}
      {light === 'red' && <path d="M2 2h16v16H2z" />}
    </svg>
  );
}

/** An unanswered whistle call: ring with dot. */
export function WhistleMark() {
  return (
    <svg className="mark mark-whistle" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8" fill="none" strokeWidth="2.4" />
      <circle cx="10" cy="10" r="3.2" stroke="none" />
    </svg>
  );
}

/** A report just taken: dot with four ticks. */
export function ArrivalMark() {
  return (
    <svg className="mark mark-arrival" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="3" stroke="none" />
      <path d="M10 0v4.4M10 15.6V20M0 10h4.4M15.6 10H20" fill="none" strokeWidth="1.8" />
    </svg>
  );
}

/** The product's mark: nine grids, the middle one lit. */
export function Brand() {
  return (
    <svg className="brand" viewBox="0 0 42 42" aria-hidden="true">
      <g fill="#54697A">
        <path d="M0 0h12v12H0zM15 0h12v12H15zM30 0h12v12H30zM0 15h12v12H0zM30 15h12v12H30zM0 30h12v12H0zM15 30h12v12H15zM30 30h12v12H30z" />
      </g>
      <path d="M15 15h12v12H15z" fill="#F0B138" />
    </svg>
  );
}
