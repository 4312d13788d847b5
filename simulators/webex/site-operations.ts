/** Operations that need to know the site alone, and nobody who calls. */
import type { Outcome } from '../../generator/mock/simulator.js';
import type { GetAPIVersionResponse, GetSiteTypeResponse } from '../../generated/webex/ep.js';
import { success } from './outcomes.js';
import { rulesOf } from './sites.js';
import type { Site } from './state/state.js';

type SiteOperation = (site: Site, release: string) => Outcome;

export const SITE_OPERATIONS: ReadonlyMap<string, SiteOperation> = new Map([
  ['ep.GetAPIVersion', getApiVersion],
  ['ep.GetSiteType', getSiteType],
]);

function getApiVersion(_site: Site, release: string): Outcome {
  return success<GetAPIVersionResponse>({ apiVersion: `WebEx XML API V${release}` });
}

/** 1 CI, 2 SSO, 5 Non-SSO; 3 and 4 are kinds of sites that are not simulated. */
function getSiteType(site: Site): Outcome {
  return success<GetSiteTypeResponse>({ siteType: rulesOf(site).siteType });
}
