/** Both families are bundled: no request leaves the origin. Plex (fonts.css) carries digits and Latin, Noto the Chinese, by subset. */
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import './fonts.css';
