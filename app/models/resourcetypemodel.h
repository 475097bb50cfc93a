// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QJsonArray>
#include <QStringList>

namespace basalt::app {

/** The types of things that access lists know: those of applications, and one for the records of each collection. GUI thread. */
class ResourceTypeModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT

public:
    explicit ResourceTypeModel(QObject *parent = nullptr);

    Q_INVOKABLE void reload();
    /** The row of the type of that code; -1 if it is not there. */
    Q_INVOKABLE [[nodiscard]] int rowOfCode(const QString &code) const;
    /** A list of texts of a row by the server's own name for it: `key_fields`, `flags`, which are all for a type that names none. */
    Q_INVOKABLE [[nodiscard]] QStringList listAt(int row, const QString &member) const;
    Q_INVOKABLE [[nodiscard]] bool flagAt(int row, const QString &member) const;

private:
    void fetchTypes();

    QJsonArray m_allFlags;
};

} // namespace basalt::app
