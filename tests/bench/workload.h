// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/apisetup.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace basalt::bench {

/**
 * What the bench works on: one collection whose rules let owners at their own records, one user of an ordinary account,
 * and that user's records; made through the API of a fresh server, so it is what any client would meet.
 */
class Workload
{
public:
    /** Ends the bench with the server's answer when a step is refused. */
    Workload(quint16 port, int records);

    [[nodiscard]] const QByteArray &token() const { return m_setup.token(); }
    [[nodiscard]] const QByteArray &userId() const { return m_setup.userId(); }
    [[nodiscard]] const QByteArray &accountId() const { return m_setup.accountId(); }
    [[nodiscard]] const std::vector<QByteArray> &ids() const { return m_ids; }

    /** Requests for the server at `port`, which may be another process on the same data folder. */
    [[nodiscard]] std::vector<QByteArray> readRequests(quint16 port) const;
    [[nodiscard]] std::vector<QByteArray> listRequests(quint16 port) const;
    [[nodiscard]] std::vector<QByteArray> createRequests(quint16 port) const;
    /** The same with a long text in each record, to make a database large. */
    [[nodiscard]] std::vector<QByteArray> longCreateRequests(quint16 port) const;
    [[nodiscard]] std::vector<QByteArray> loginRequests(quint16 port) const;
    /** One record as the server shows it. */
    [[nodiscard]] QJsonObject sample(quint16 port) const;

private:
    ApiSetup m_setup;
    std::vector<QByteArray> m_ids;
};

} // namespace basalt::bench
