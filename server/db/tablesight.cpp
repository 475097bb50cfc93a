// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/tablesight.h"

#include <algorithm>
#include <array>

namespace basalt::db {

namespace {

/**
 * Not among them: `installation` (the hash of the setup token), `refresh_tokens` (hashes of tokens), `idempotency_keys` (kept
 * answers), `audit_values` (the salts, with which erased values could be guessed), `one_time_tokens` and
 * `issued_tokens` (hashes of tokens),
 * `mail_settings` and `mail_messages` (a password and links, sealed), `invitations` (hashes of tokens), `user_mfa` and
 * `user_mfa_recovery_codes` (secrets, sealed, and hashes of codes).
 */
constexpr auto kShown = std::to_array<QByteArrayView>({
    "accounts",
    "account_names",
    "roles",
    "role_numbers",
    "account_owners",
    "user_links",
    "groups",
    "invitation_groups",
    "invitation_actions",
    "invitation_templates",
    "group_members",
    "group_owners",
    "group_mappings",
    "mapped_members",
    "synced_members",
    "sessions",
    "sign_in_providers",
    "blacklist",
    "user_identities",
    "collection_history",
    "audit_heads",
    "audit_entries",
    "collections",
    "macros",
    "schema_migrations",
    "users",
    "permissions",
    "permission_short_codes",
    "permission_sets",
    "permission_set_entries",
    "permission_assignments",
    "mfa_policies",
    "resource_types",
    "resource_flags",
    "resource_type_flags",
    "resource_roles",
    "resource_role_flags",
    "resource_grants",
    "event_categories",
    "event_codes",
    "event_messages",
    "languages",
    "translations",
    "jobs",
    "job_schedules",
    "settings",
    "mail_templates",
    "token_types",
});

constexpr std::array<QByteArrayView, 1> kPartlyShown{"users"};
constexpr std::array<QByteArrayView, 1> kHiddenOfUsers{"password_hash"};

} // namespace

TableSight sightOf(QByteArrayView table)
{
    if (std::ranges::find(kPartlyShown, table) != kPartlyShown.end())
        return TableSight::PartlyShown;
    const bool holdsRecords = table.startsWith("col_") || table.startsWith("jct_");
    return holdsRecords || std::ranges::find(kShown, table) != kShown.end() ? TableSight::Shown : TableSight::Hidden;
}

std::span<const QByteArrayView> hiddenColumns(QByteArrayView table)
{
    return table == "users" ? std::span<const QByteArrayView>(kHiddenOfUsers) : std::span<const QByteArrayView>();
}

std::span<const QByteArrayView> partlyShownTables()
{
    return kPartlyShown;
}

} // namespace basalt::db
