// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditfilter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace basalt::audit {

std::optional<AuditFilter::Sort> AuditFilter::sortNamed(QByteArrayView name)
{
    static constexpr std::array<std::pair<QByteArrayView, Sort>, 8> kNames{{{"occurred_at", Sort::OccurredAt},
                                                                            {"id", Sort::OccurredAt},
                                                                            {"account_id", Sort::AccountId},
                                                                            {"table_name", Sort::TableName},
                                                                            {"record_id", Sort::RecordId},
                                                                            {"user_id", Sort::UserId},
                                                                            {"operation", Sort::Operation},
                                                                            {"event", Sort::Event}}};
    const auto found = std::ranges::find(kNames, name, &std::pair<QByteArrayView, Sort>::first);
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

} // namespace basalt::audit
