// Starts Debian's Chromium so that it can reach this machine alone.
import { chromium } from 'playwright-core';

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };
export const SCHEMES = ['light', 'dark'];

// `more` are further arguments for the browser.
export const launch = (more = []) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium's own sandbox does not start for root nor in most containers; only our own pages are opened here.
    chromiumSandbox: false,
    args: [
      ...more,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });

// An address below the missing page's own folder is where a reader of a mistyped link meets it.
export const opened = ({ path, address }) => (path === '404.html' ? 'no/such/page/' : address);
