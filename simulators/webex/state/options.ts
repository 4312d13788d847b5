/** The user options that a site grants, and what the usual site grants. */
import type {
  CommOptionsType,
  MywebexType,
  OptionsType,
  PrivilegeType,
  SupportedServicesType,
} from '../../../generated/webex/user.js';
import type { Offer } from './state.js';

type Flags<T> = {
  [Name in keyof T]-?: NonNullable<T[Name]> extends boolean ? Name : never;
}[keyof T];

/** Who a user is, which is no option: settled in `users/roles.ts`. */
type Role = 'host' | 'siteAdmin' | 'roSiteAdmin' | 'attendeeOnly';

const COMM_OPTIONS = {
  prodAnnounce: 'off',
  trainingInfo: 'off',
  electronicInfo: 'off',
  promos: 'off',
  press: 'off',
  email: 'off',
  fax: 'off',
  phone: 'off',
  mail: 'off',
} satisfies Record<Flags<CommOptionsType>, Offer>;

const OPTIONS = {
  firstNameVisible: 'off',
  lastNameVisible: 'off',
  addressVisible: 'off',
  workPhoneVisible: 'off',
  cellPhoneVisible: 'off',
  pagerVisible: 'off',
  faxVisible: 'off',
  officeUrlVisible: 'off',
  pictureVisible: 'off',
  notifyOnNewMessage: 'off',
  notifyOnMeeting: 'off',
  followMeEnable: 'off',
  emailVisible: 'off',
  listInCategory: 'off',
  titleVisible: 'off',
  folderRead: 'off',
  folderWrite: 'off',
  messageVisible: 'off',
  iconSelect1: 'off',
  iconSelect2: 'off',
  acceptLinkRequest: 'off',
  holdOnLinkRequest: 'off',
  notifyOnLinkRequest: 'off',
  supportVideo: 'off',
  supportApp: 'off',
  supportFileShare: 'off',
  supportDesktopShare: 'off',
  supportMeetingRecord: 'off',
  supportAppshareRemote: 'off',
  supportWebTourRemote: 'off',
  supportDesktopShareRemote: 'off',
  subscriptionOffice: 'off',
  workPhoneCallback: 'off',
  cellPhoneCallback: 'off',
  faxCallback: 'off',
  pagerCallback: 'off',
} satisfies Record<Flags<OptionsType>, Offer>;

const PRIVILEGE = {
  teleConfCallOut: 'on',
  teleConfCallOutInternational: 'on',
  teleConfCallIn: 'on',
  teleConfTollFreeCallIn: 'on',
  voiceOverIp: 'on',
  labAdmin: 'off',
  otherTelephony: 'on',
  teleConfCallInInternational: 'on',
  recordingEditor: 'on',
  meetingAssist: 'off',
  HQvideo: 'on',
  allowExtAttendees: 'off',
  HDvideo: 'on',
  isEnableCET: 'on',
  isEnablePMR: 'on',
  teleCLIAuthEnabled: 'off',
  teleCLIPINEnabled: 'off',
} satisfies Record<Exclude<Flags<PrivilegeType>, Role>, Offer>;

const MY_WEBEX = {
  isMyWebExPro: 'on',
  myContact: 'on',
  myProfile: 'on',
  myMeetings: 'on',
  myFolders: 'on',
  trainingRecordings: 'on',
  recordedEvents: 'on',
  myReports: 'on',
  personalMeetingRoom: 'on',
  myPartnerLinks: 'off',
  myWorkspaces: 'off',
} satisfies Record<Flags<MywebexType>, Offer>;

const SUPPORTED_SERVICES = {
  meetingCenter: 'on',
  trainingCenter: 'on',
  supportCenter: 'on',
  eventCenter: 'on',
  salesCenter: 'on',
} satisfies Record<Flags<SupportedServicesType>, Offer>;

/** By the member of a user that holds them. */
export const USUAL_OPTIONS: Readonly<Record<string, Readonly<Record<string, Offer>>>> = {
  commOptions: COMM_OPTIONS,
  options: OPTIONS,
  privilege: PRIVILEGE,
  myWebEx: MY_WEBEX,
  supportedServices: SUPPORTED_SERVICES,
};
