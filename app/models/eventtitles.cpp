// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventtitles.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

struct EventTitle
{
    const char *name;
    const char *title;
};

// clang-format off: one event in each line
constexpr EventTitle kTitles[] = {
    {"user_created", QT_TRANSLATE_NOOP("AuditEntry", "user created")},
    {"user_updated", QT_TRANSLATE_NOOP("AuditEntry", "user updated")},
    {"user_deleted", QT_TRANSLATE_NOOP("AuditEntry", "user deleted")},
    {"user_enabled", QT_TRANSLATE_NOOP("AuditEntry", "user enabled")},
    {"user_disabled", QT_TRANSLATE_NOOP("AuditEntry", "user disabled")},
    {"user_locked", QT_TRANSLATE_NOOP("AuditEntry", "user locked")},
    {"user_unlocked", QT_TRANSLATE_NOOP("AuditEntry", "user unlocked")},
    {"user_registered", QT_TRANSLATE_NOOP("AuditEntry", "user registered")},
    {"user_logged_in", QT_TRANSLATE_NOOP("AuditEntry", "signed in")},
    {"user_logged_out", QT_TRANSLATE_NOOP("AuditEntry", "signed out")},
    {"user_login_failed", QT_TRANSLATE_NOOP("AuditEntry", "sign-in failed")},
    {"password_changed", QT_TRANSLATE_NOOP("AuditEntry", "password changed")},
    {"password_reset_requested", QT_TRANSLATE_NOOP("AuditEntry", "password reset requested")},
    {"password_reset_completed", QT_TRANSLATE_NOOP("AuditEntry", "password reset")},
    {"identity_created", QT_TRANSLATE_NOOP("AuditEntry", "identity linked")},
    {"identity_updated", QT_TRANSLATE_NOOP("AuditEntry", "identity changed")},
    {"identity_deleted", QT_TRANSLATE_NOOP("AuditEntry", "identity removed")},
    {"identity_enabled", QT_TRANSLATE_NOOP("AuditEntry", "identity enabled")},
    {"identity_disabled", QT_TRANSLATE_NOOP("AuditEntry", "identity disabled")},
    {"identity_verified", QT_TRANSLATE_NOOP("AuditEntry", "identity verified")},
    {"email_verified", QT_TRANSLATE_NOOP("AuditEntry", "e-mail address verified")},
    {"mfa_disabled", QT_TRANSLATE_NOOP("AuditEntry", "second factor removed")},
    {"user_blacklisted", QT_TRANSLATE_NOOP("AuditEntry", "blacklist entry made")},
    {"user_unblacklisted", QT_TRANSLATE_NOOP("AuditEntry", "blacklist entry removed")},
    {"user_creation_blocked", QT_TRANSLATE_NOOP("AuditEntry", "new user refused by the blacklist")},
    {"user_auto_locked", QT_TRANSLATE_NOOP("AuditEntry", "user locked after too many failed sign-ins")},
    {"mfa_enrolled", QT_TRANSLATE_NOOP("AuditEntry", "second factor set up, not yet confirmed")},
    {"mfa_confirmed", QT_TRANSLATE_NOOP("AuditEntry", "second factor confirmed")},
    {"mfa_challenged", QT_TRANSLATE_NOOP("AuditEntry", "second factor asked for")},
    {"mfa_passed", QT_TRANSLATE_NOOP("AuditEntry", "second factor given")},
    {"mfa_recovery_used", QT_TRANSLATE_NOOP("AuditEntry", "recovery code used")},
    {"mfa_policy_created", QT_TRANSLATE_NOOP("AuditEntry", "second-factor policy created")},
    {"mfa_policy_deleted", QT_TRANSLATE_NOOP("AuditEntry", "second-factor policy deleted")},
    {"mfa_recovery_reset", QT_TRANSLATE_NOOP("AuditEntry", "recovery codes replaced")},
    {"mfa_failed", QT_TRANSLATE_NOOP("AuditEntry", "wrong second factor")},
    {"account_created", QT_TRANSLATE_NOOP("AuditEntry", "account created")},
    {"account_updated", QT_TRANSLATE_NOOP("AuditEntry", "account updated")},
    {"account_deleted", QT_TRANSLATE_NOOP("AuditEntry", "account deleted, its data kept")},
    {"account_restored", QT_TRANSLATE_NOOP("AuditEntry", "account restored")},
    {"account_purged", QT_TRANSLATE_NOOP("AuditEntry", "account purged with all its data")},
    {"account_user_added", QT_TRANSLATE_NOOP("AuditEntry", "user added to account")},
    {"account_user_removed", QT_TRANSLATE_NOOP("AuditEntry", "user removed from account")},
    {"permission_created", QT_TRANSLATE_NOOP("AuditEntry", "permission created")},
    {"permission_updated", QT_TRANSLATE_NOOP("AuditEntry", "permission changed")},
    {"permission_deleted", QT_TRANSLATE_NOOP("AuditEntry", "permission deleted")},
    {"permission_assigned", QT_TRANSLATE_NOOP("AuditEntry", "permission assigned")},
    {"permission_revoked", QT_TRANSLATE_NOOP("AuditEntry", "permission revoked")},
    {"permission_set_created", QT_TRANSLATE_NOOP("AuditEntry", "permission set created")},
    {"permission_set_updated", QT_TRANSLATE_NOOP("AuditEntry", "permission set changed")},
    {"permission_set_deleted", QT_TRANSLATE_NOOP("AuditEntry", "permission set deleted")},
    {"group_created", QT_TRANSLATE_NOOP("AuditEntry", "group created")},
    {"group_updated", QT_TRANSLATE_NOOP("AuditEntry", "group changed")},
    {"group_deleted", QT_TRANSLATE_NOOP("AuditEntry", "group deleted")},
    {"group_member_added", QT_TRANSLATE_NOOP("AuditEntry", "group member added")},
    {"group_member_removed", QT_TRANSLATE_NOOP("AuditEntry", "group member removed")},
    {"group_mapping_created", QT_TRANSLATE_NOOP("AuditEntry", "group mapping created")},
    {"group_mapping_deleted", QT_TRANSLATE_NOOP("AuditEntry", "group mapping deleted")},
    {"group_members_synced", QT_TRANSLATE_NOOP("AuditEntry", "group members synced with a list")},
    {"token_created", QT_TRANSLATE_NOOP("AuditEntry", "token created")},
    {"token_refreshed", QT_TRANSLATE_NOOP("AuditEntry", "token refreshed")},
    {"token_reused", QT_TRANSLATE_NOOP("AuditEntry", "used token presented again; its family was ended")},
    {"session_ended", QT_TRANSLATE_NOOP("AuditEntry", "session ended")},
    {"token_used", QT_TRANSLATE_NOOP("AuditEntry", "token used")},
    {"token_revoked", QT_TRANSLATE_NOOP("AuditEntry", "token revoked")},
    {"token_failed", QT_TRANSLATE_NOOP("AuditEntry", "token failed")},
    {"token_type_created", QT_TRANSLATE_NOOP("AuditEntry", "token type created")},
    {"token_type_updated", QT_TRANSLATE_NOOP("AuditEntry", "token type changed")},
    {"token_type_deleted", QT_TRANSLATE_NOOP("AuditEntry", "token type deleted")},
    {"provider_created", QT_TRANSLATE_NOOP("AuditEntry", "sign-in provider created")},
    {"provider_updated", QT_TRANSLATE_NOOP("AuditEntry", "sign-in provider changed")},
    {"provider_deleted", QT_TRANSLATE_NOOP("AuditEntry", "sign-in provider deleted")},
    {"provider_enabled", QT_TRANSLATE_NOOP("AuditEntry", "sign-in provider enabled")},
    {"provider_disabled", QT_TRANSLATE_NOOP("AuditEntry", "sign-in provider disabled")},
    {"resource_type_created", QT_TRANSLATE_NOOP("AuditEntry", "resource type created")},
    {"resource_type_updated", QT_TRANSLATE_NOOP("AuditEntry", "resource type changed")},
    {"resource_role_created", QT_TRANSLATE_NOOP("AuditEntry", "resource role created")},
    {"resource_role_updated", QT_TRANSLATE_NOOP("AuditEntry", "resource role changed")},
    {"resource_role_deleted", QT_TRANSLATE_NOOP("AuditEntry", "resource role deleted")},
    {"resource_access_granted", QT_TRANSLATE_NOOP("AuditEntry", "access to a resource granted")},
    {"resource_access_revoked", QT_TRANSLATE_NOOP("AuditEntry", "access to a resource revoked")},
    {"resource_access_denied", QT_TRANSLATE_NOOP("AuditEntry", "access to a resource denied")},
    {"resource_access_cleared", QT_TRANSLATE_NOOP("AuditEntry", "all access to a resource revoked")},
    {"resource_role_assigned", QT_TRANSLATE_NOOP("AuditEntry", "resource role assigned")},
    {"resource_role_revoked", QT_TRANSLATE_NOOP("AuditEntry", "resource role revoked")},
    {"language_created", QT_TRANSLATE_NOOP("AuditEntry", "language added")},
    {"language_updated", QT_TRANSLATE_NOOP("AuditEntry", "language changed")},
    {"language_deleted", QT_TRANSLATE_NOOP("AuditEntry", "language removed")},
    {"translation_created", QT_TRANSLATE_NOOP("AuditEntry", "text added")},
    {"translation_updated", QT_TRANSLATE_NOOP("AuditEntry", "text changed")},
    {"translation_deleted", QT_TRANSLATE_NOOP("AuditEntry", "text removed")},
    {"translations_copied", QT_TRANSLATE_NOOP("AuditEntry", "texts copied to another language")},
    {"invitation_created", QT_TRANSLATE_NOOP("AuditEntry", "invitation created")},
    {"invitation_accepted", QT_TRANSLATE_NOOP("AuditEntry", "invitation accepted")},
    {"invitation_rejected", QT_TRANSLATE_NOOP("AuditEntry", "invitation rejected")},
    {"invitation_revoked", QT_TRANSLATE_NOOP("AuditEntry", "invitation revoked")},
    {"invitation_ran_out", QT_TRANSLATE_NOOP("AuditEntry", "invitation expired")},
    {"invitation_action_completed", QT_TRANSLATE_NOOP("AuditEntry", "action of an invitation done")},
    {"invitation_action_failed", QT_TRANSLATE_NOOP("AuditEntry", "action of an invitation failed")},
    {"invitation_completed", QT_TRANSLATE_NOOP("AuditEntry", "all actions of an invitation done")},
    {"invitation_failed", QT_TRANSLATE_NOOP("AuditEntry", "invitation failed by a required action")},
    {"invitation_template_created", QT_TRANSLATE_NOOP("AuditEntry", "invitation template created")},
    {"invitation_template_updated", QT_TRANSLATE_NOOP("AuditEntry", "invitation template changed")},
    {"invitation_template_deleted", QT_TRANSLATE_NOOP("AuditEntry", "invitation template deleted")},
    {"record_created", QT_TRANSLATE_NOOP("AuditEntry", "record created")},
    {"record_updated", QT_TRANSLATE_NOOP("AuditEntry", "record updated")},
    {"record_deleted", QT_TRANSLATE_NOOP("AuditEntry", "record deleted")},
    {"collection_created", QT_TRANSLATE_NOOP("AuditEntry", "collection created")},
    {"collection_updated", QT_TRANSLATE_NOOP("AuditEntry", "collection updated")},
    {"collection_deleted", QT_TRANSLATE_NOOP("AuditEntry", "collection deleted")},
    {"rules_updated", QT_TRANSLATE_NOOP("AuditEntry", "rules changed")},
    {"macro_created", QT_TRANSLATE_NOOP("AuditEntry", "macro created")},
    {"macro_updated", QT_TRANSLATE_NOOP("AuditEntry", "macro changed")},
    {"macro_deleted", QT_TRANSLATE_NOOP("AuditEntry", "macro deleted")},
    {"macro_tried", QT_TRANSLATE_NOOP("AuditEntry", "macro of SQL tried")},
    {"access_denied", QT_TRANSLATE_NOOP("AuditEntry", "access denied")},
    {"login_failures_counted", QT_TRANSLATE_NOOP("AuditEntry", "further failed sign-ins from one address, counted")},
    {"data_imported", QT_TRANSLATE_NOOP("AuditEntry", "records imported")},
    {"audit_exported", QT_TRANSLATE_NOOP("AuditEntry", "audit trail exported")},
    {"backup_made", QT_TRANSLATE_NOOP("AuditEntry", "backup made")},
    {"backup_downloaded", QT_TRANSLATE_NOOP("AuditEntry", "backup downloaded")},
    {"backup_deleted", QT_TRANSLATE_NOOP("AuditEntry", "backup deleted")},
    {"records_exported", QT_TRANSLATE_NOOP("AuditEntry", "records exported")},
    {"sql_console_used", QT_TRANSLATE_NOOP("AuditEntry", "SQL console used")},
    {"backup_verified", QT_TRANSLATE_NOOP("AuditEntry", "backup verified")},
    {"backup_restored", QT_TRANSLATE_NOOP("AuditEntry", "backup restored to a fresh folder")},
    {"role_created", QT_TRANSLATE_NOOP("AuditEntry", "role created")},
    {"role_updated", QT_TRANSLATE_NOOP("AuditEntry", "role changed")},
    {"role_deleted", QT_TRANSLATE_NOOP("AuditEntry", "role deleted")},
    {"mail_settings_changed", QT_TRANSLATE_NOOP("AuditEntry", "mail settings changed")},
    {"mail_settings_removed", QT_TRANSLATE_NOOP("AuditEntry", "mail settings removed")},
    {"mail_template_changed", QT_TRANSLATE_NOOP("AuditEntry", "mail template changed")},
    {"mail_template_restored", QT_TRANSLATE_NOOP("AuditEntry", "mail template set back to the built-in one")},
    {"test_mail_sent", QT_TRANSLATE_NOOP("AuditEntry", "test mail sent")},
    {"account_purge_started", QT_TRANSLATE_NOOP("AuditEntry", "purge of an account begun")},
    {"account_data_erased", QT_TRANSLATE_NOOP("AuditEntry", "data of an account erased by its purge")},
    {"user_linked", QT_TRANSLATE_NOOP("AuditEntry", "user linked with another of the same person")},
    {"invitation_renewed", QT_TRANSLATE_NOOP("AuditEntry", "invitation sent again with a new link")},
    {"user_unlinked", QT_TRANSLATE_NOOP("AuditEntry", "user no longer linked with others")},
    {"view_as_started", QT_TRANSLATE_NOOP("AuditEntry", "somebody began to view as a user")},
    {"event_category_created", QT_TRANSLATE_NOOP("AuditEntry", "event category created")},
    {"event_category_deleted", QT_TRANSLATE_NOOP("AuditEntry", "event category deleted")},
    {"event_code_created", QT_TRANSLATE_NOOP("AuditEntry", "event code created")},
    {"event_code_updated", QT_TRANSLATE_NOOP("AuditEntry", "event code changed")},
    {"event_code_deleted", QT_TRANSLATE_NOOP("AuditEntry", "event code deleted")},
    {"configuration_changed", QT_TRANSLATE_NOOP("AuditEntry", "settings of the server changed")},
    {"job_retried", QT_TRANSLATE_NOOP("AuditEntry", "failed job queued again")},
    {"job_cancelled", QT_TRANSLATE_NOOP("AuditEntry", "waiting job cancelled")},
    {"mail_connection_tested", QT_TRANSLATE_NOOP("AuditEntry", "connection to a mail server tested")},
    {"system_initialised", QT_TRANSLATE_NOOP("AuditEntry", "system initialised")},
};
// clang-format on

} // namespace

QString eventTitle(const QString &eventName)
{
    const auto found = std::ranges::find_if(
        kTitles, [&eventName](const EventTitle &known) { return eventName == QLatin1StringView(known.name); });
    // Translated on each call: the language may change while the program runs.
    return found == std::end(kTitles) ? QString() : QCoreApplication::translate("AuditEntry", found->title);
}

} // namespace basalt::app
