import type { AppConfig } from './config/app-config.js';

const USD = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 6 });

/** What one click on "Execute" costs, for who reads the documentation that this service serves. */
export function costNotice({ fibo, spending }: Pick<AppConfig, 'fibo' | 'spending'>): string {
  return fibo.mode === 'simulator'
    ? 'Simulated pictures, free'
    : `Real FIBO: ${USD.format(spending.priceUsdMicros / 1e6)} USD a picture`;
}
