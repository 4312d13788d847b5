/** The sales centre of a user: what a subject matter expert (sme) knows about. */
import type { SalesSmeInstanceType } from '../../../generated/webex/user.js';
import { invalid } from '../outcomes.js';
import type { Failure } from '../outcomes.js';
import type { Product, Profile, Site } from '../state/state.js';

type SalesCenter = Profile['salesCenter'];

/** An expert's products have to be the site's. */
export function refuseProducts(
  { products }: Site,
  given: SalesCenter,
  merged: SalesCenter,
): Failure | undefined {
  if (merged?.roles?.sme !== true) return undefined;
  const unknown = prodIds(given).find((id) => !products.some((product) => isSame(product, id)));
  return unknown === undefined
    ? undefined
    : invalid(`Validation error: prodID ${unknown} does not exist on the site`);
}

/**
 * What is kept after a request. Who is no expert has no records of one. Products that are new come
 * before those that stay, as 120, 123 set to 123, 124 read 124, 123; the one example leaves open in
 * which order several stay, here the one they had.
 */
export function settleSales(kept: SalesCenter, merged: SalesCenter): SalesCenter {
  if (merged?.smeInfo === undefined) return merged;
  const { smeInfo, ...others } = merged;
  if (merged.roles?.sme !== true) return others;
  if (smeInfo.products === undefined) return merged;
  const before = prodIds(kept);
  const now = [...new Set(prodIds(merged))];
  const added = now.filter((id) => !before.includes(id));
  const stayed = before.filter((id) => now.includes(id));
  return { ...others, smeInfo: { ...smeInfo, products: { prodID: [...added, ...stayed] } } };
}

/** As GetUser shows it: products with their names. */
export function smeInfoOf(
  { products }: Site,
  sales: NonNullable<SalesCenter>,
): SalesSmeInstanceType | undefined {
  if (sales.smeInfo === undefined) return undefined;
  const shown = prodIds(sales).map((prodID) => ({
    prodID,
    name: products.find((product) => isSame(product, prodID))?.name ?? '',
  }));
  const { description } = sales.smeInfo;
  return { description, ...(shown.length > 0 && { products: { product: shown } }) };
}

/** A state may give numbers where the schema has big integers. */
function prodIds(sales: SalesCenter): readonly bigint[] {
  return (sales?.smeInfo?.products?.prodID ?? []).map(BigInt);
}

function isSame({ id }: Product, prodId: bigint): boolean {
  return BigInt(id) === prodId;
}
