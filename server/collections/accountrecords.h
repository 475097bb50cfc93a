// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/accounteraser.h"
#include "schema/schemaregistry.h"

namespace basalt::collections {

/** The records of one account in all collections, taken away piece by piece whatever they refer to. Thread-safe. */
class AccountRecords final : public auth::AccountEraser
{
public:
    /** `registry` outlives it. */
    explicit AccountRecords(const schema::SchemaRegistry &registry) : m_registry(registry) { }

    [[nodiscard]] Result<std::optional<Erased>> eraseSome(db::Connection &connection, const QByteArray &accountId,
                                                          qint64 atMost) override;

private:
    const schema::SchemaRegistry &m_registry;
};

} // namespace basalt::collections
