// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>
#include <QUrl>

namespace basalt::app {

/** Whether it is a name as collections and fields have them, of whatever length. */
[[nodiscard]] bool isIdentifier(const QString &text);

/** What speaks against a collection of that name as far as it can be known here, for people; empty: nothing does. */
[[nodiscard]] QString collectionNameProblem(const QString &name, const QStringList &taken);

/** Where the program's settings keep what somebody chose for a collection of a server: its `columns`, its `views`. */
[[nodiscard]] QString collectionSettingsKey(QStringView what, const QUrl &server, const QString &collection);

} // namespace basalt::app
