/**
 * What users are told apart by. User names and e-mail addresses are taken to be the same whatever
 * their case: no source says so, but on Common Identity sites the name is the e-mail address.
 */
export function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
