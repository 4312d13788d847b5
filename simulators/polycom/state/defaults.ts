/** The platform that a mock starts with when nothing else is said. */
import type { Settings } from './state.js';

export const SETTINGS: Settings = {
  passwordRules: { length: 8, letters: 1, digits: 1 },
  lockAfter: 5,
};

/** As a person would write them into a state. */
export const USERS: readonly object[] = [
  {
    username: 'admin',
    password: 'Adm1nistrator',
    isAdministrator: true,
    profile: { 'first-name': 'Ada', 'last-name': 'Admin' },
  },
  {
    username: 'jdoe',
    password: 'Passw0rd123',
    profile: {
      'first-name': 'Jane',
      'last-name': 'Doe',
      'email-address': 'jane.doe@example.com',
      'phone-number': '+1 555 0100',
    },
  },
  {
    domain: 'ACME',
    username: 'esmith',
    password: 'Enterpr1se',
    profile: { 'first-name': 'Eve', 'last-name': 'Smith', city: 'Denver' },
  },
];
