// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importer/importservice.h"

#include "core/timestamp.h"
#include "importer/importrun.h"

namespace basalt::importer {

void ImportService::run(db::Session &session, ImportRequest request, db::Completion<ImportSummary> done) const
{
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    session.writeAlone<ImportSummary>(
        [this, now, request = std::make_shared<const ImportRequest>(std::move(request))](db::WriteContext &context) {
            return ImportRun(context, m_registry, m_audit, *request, now).run();
        },
        std::move(done));
}

} // namespace basalt::importer
