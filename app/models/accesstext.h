// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace basalt::app {

/** What the server tells about decisions, in words. */
namespace accesstext {

/** Counted records, as the server bounds them: `214`, or `more than 10,000`. Empty if they were not counted. */
[[nodiscard]] QString countOf(const QJsonObject &count);
/** The way that something came: from whom, through what. */
[[nodiscard]] QString wayOf(const QJsonObject &source, const QString &permission);
/** An operation of records in the middle of a sentence. */
[[nodiscard]] QString operationOf(const QString &operation);
/** What a step of a decision came to. */
[[nodiscard]] QString stepOf(const QJsonObject &step, const QJsonObject &answer, const QString &operation,
                             const QString &collection);
/** The sets that somebody has, and how he came by them. */
[[nodiscard]] QString setsOf(const QJsonArray &sources);
/** What a part of a rule compared: `status is in review`. `userId` is called `userName`. */
[[nodiscard]] QString valuesOf(const QJsonArray &values, const QString &userId, const QString &userName);
/** A change that would let somebody do it. `userId` is called `userName`. */
[[nodiscard]] QString remedyOf(const QJsonObject &remedy, const QString &userId, const QString &userName);

} // namespace accesstext

} // namespace basalt::app
