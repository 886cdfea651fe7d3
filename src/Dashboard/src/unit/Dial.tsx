/** The time left as an arc of the whole; without a limit the figure alone. */
export function Dial({ share, title, figure, note }: { share: number | null; title: string; figure: string; note: string }) {
  const radius = 109;
  const around = 2 * Math.PI * radius;
  const left = Math.min(1, Math.max(0, share ?? 0));
  return (
    <div className="dial">
      <svg viewBox="0 0 270 270" aria-hidden="true">
        <circle className="wave far" cx="135" cy="135" r="133" />
        <circle className="wave" cx="135" cy="135" r="123" />
        <circle className="face" cx="135" cy="135" r="103" />
        <circle className="rest" cx="135" cy="135" r={radius} />
        <circle
          className="arc"
          cx="135"
          cy="135"
          r={radius}
          strokeDasharray={`${(around * left).toFixed(1)} ${around.toFixed(1)}`}
          transform="rotate(-90 135 135)"
        />
        {Array.from({ length: 20 }, (_, i) => (
          <path key={i} className="tick" d={i % 5 === 0 ? 'M135 38v8' : 'M135 40v4'} transform={`rotate(${i * 18} 135 135)`} />
        ))}
      </svg>
      <div className="dial-text">
        <span>{title}</span>
        <b className={figure.length > 6 ? 'long' : ''}>{figure}</b>
        <span>{note}</span>
      </div>
    </div>
  );
}
