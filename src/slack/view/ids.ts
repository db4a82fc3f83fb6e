/**
 * Every id that Slack hands back to us. They stay as they are for ever: a button of last month's card must still work,
 * so a changed meaning gets a new id and the old one keeps its listener.
 */
export const command = '/incident';

export const action = {
  acknowledge: 'incident_acknowledge',
  decline: 'incident_decline',
  update: 'incident_update',
  resolve: 'incident_resolve',
  close: 'incident_close',
  reopen: 'incident_reopen',
  more: 'incident_more',
  retry: 'incident_retry',
  merge: 'incident_merge',
  pageNow: 'incident_page_now',
  tickStep: 'playbook_step_tick',
  completeTask: 'task_complete',
  unmerge: 'incident_unmerge',
  acceptHandoff: 'handoff_accept',
  declineHandoff: 'handoff_decline',
  subscribe: 'incident_subscribe',
  archive: 'channel_archive',
  keep: 'channel_keep',
  confirmPublic: 'incident_public_confirm',
  /** Changes who is paged, so the form is drawn again. */
  declareSeverity: 'declare_severity',
  declareService: 'declare_service',
  openDeclare: 'declare_open',
  /** Opens the form filled in from a message; its value is the draft as JSON. */
  declareFrom: 'declare_from',
  showOnCall: 'on_call_show',
  updateFrom: 'update_from',
  saveCover: 'cover_save',
  confirmShift: 'shift_confirm',
  acceptCover: 'cover_accept',
  declineCover: 'cover_decline',
  undoCover: 'cover_undo',
  verifyPhone: 'contact_verify_phone',
  verifyEmail: 'contact_verify_email',
  calendarLink: 'calendar_link',
  showFindings: 'findings_show',
  withdrawCover: 'cover_withdraw',
  /** Opens the form filled in for a shift; its value says which. */
  findCover: 'cover_find',
  swapShift: 'swap_open',
  /** Turns the form for a cover into the one for a swap. */
  swapInstead: 'swap_instead',
  editRotation: 'rotation_edit',
  /** Another rotation is chosen, so the form is drawn again. */
  chooseRotation: 'rotation_choose',
  /** Buttons that only open a link: Slack tells us of the click all the same. */
  joinChannel: 'link_channel',
  joinZoom: 'link_zoom',
} as const;

export const linkActions: readonly string[] = [action.joinChannel, action.joinZoom];

export const callback = {
  declare: 'declare_incident_form',
  update: 'update_incident_form',
  resolve: 'resolve_incident_form',
  close: 'close_incident_form',
  severity: 'severity_form',
  page: 'page_form',
  task: 'task_form',
  role: 'role_form',
  rename: 'rename_form',
  snooze: 'snooze_form',
  handoff: 'handoff_form',
  cover: 'cover_form',
  coverPreview: 'cover_preview_form',
  code: 'contact_code_form',
  calendarLink: 'calendar_link_form',
  swap: 'swap_form',
  swapPreview: 'swap_preview_form',
  rotation: 'rotation_form',
  rotationPreview: 'rotation_preview_form',
} as const;

/** Values of the card's overflow menu. */
export const more = { severity: 'severity', role: 'role', page: 'page', escalate: 'escalate', task: 'task' } as const;

/** Block ids of the forms: Slack shows a field's error under the block of that name. */
export const field = {
  title: 'title',
  severity: 'severity',
  service: 'service',
  impact: 'impact',
  started: 'started',
  commander: 'commander',
  options: 'options',
  resolution: 'resolution',
  text: 'text',
  status: 'status',
  nextIn: 'next_in',
  rootCause: 'root_cause',
  lessons: 'lessons',
  followUps: 'follow_ups',
  user: 'user',
  owner: 'owner',
  role: 'role',
  kind: 'kind',
  schedule: 'schedule',
  instead: 'instead',
  mine: 'mine',
  theirs: 'theirs',
  rotation: 'rotation',
  order: 'order',
  when: 'when',
  from: 'from',
  to: 'to',
  code: 'code',
} as const;

/** Callback ids of the shortcuts; manifest.yml has the same. */
export const shortcut = {
  declare: 'declare_incident',
  onCall: 'who_is_on_call',
  cover: 'cover_shift',
  declareFrom: 'declare_from_message',
  addToTimeline: 'add_to_timeline',
  createTask: 'create_task',
} as const;

export const messageEvent = 'muster_message';
