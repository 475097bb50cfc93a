// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace basalt::app {

struct FieldInfo;

/** What somebody would send to create or change a record, as it is written: JSON, or what is not yet JSON. */
class SentData
{
    Q_DECLARE_TR_FUNCTIONS(SentData)

public:
    SentData() = default;
    explicit SentData(QString text);

    [[nodiscard]] const QString &text() const { return m_text; }
    /** Nothing is said of what would be sent, which is not the same as sending nothing. */
    [[nodiscard]] bool isEmpty() const { return m_text.trimmed().isEmpty(); }
    /** Nothing while it is empty or wrong. */
    [[nodiscard]] const std::optional<QJsonObject> &object() const { return m_object; }
    /** Why it cannot be sent, in words; empty: it can. */
    [[nodiscard]] const QString &problem() const { return m_problem; }

    /** The same with one field more, of an empty value of its type; a field that is there already stays. */
    [[nodiscard]] SentData with(const FieldInfo &field) const;

private:
    QString m_text;
    std::optional<QJsonObject> m_object;
    QString m_problem;
};

} // namespace basalt::app
