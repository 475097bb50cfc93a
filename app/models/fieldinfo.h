// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace basalt::app {

/** One field of a collection, as the API describes it. */
struct FieldInfo
{
    QString name;
    QString type = QStringLiteral("text");
    bool required = false;
    bool unique = false;
    bool personal = false; ///< `pii`
    bool multiple = false; ///< more than one value (relation, select)
    bool system = false;   ///< id, account_id, created_at … : never written by the user
    QString target;        ///< collection that a reference points to
    QString onDelete;      ///< `cascade`, `set_null`, `restrict`
    QString maskType;
    QStringList choices; ///< of a select
    QJsonObject options; ///< everything else, kept as it came
    QJsonValue defaultValue = QJsonValue::Null;

    [[nodiscard]] static FieldInfo fromJson(const QJsonObject &object);
    [[nodiscard]] QJsonObject toJson() const;
    /** Name of the icon that stands for the type. */
    [[nodiscard]] static QString iconOfType(const QString &type);
    [[nodiscard]] bool isNumeric() const { return type == u"number" || type == u"integer" || type == u"decimal"; }

    friend bool operator==(const FieldInfo &, const FieldInfo &) = default;
};

/** A collection with its fields. */
struct CollectionInfo
{
    QString id;
    QString name;
    QList<FieldInfo> fields;

    [[nodiscard]] static CollectionInfo fromJson(const QJsonObject &object);
    [[nodiscard]] const FieldInfo *find(const QString &fieldName) const;
    /** The field that best names a record to people; empty if none is fit for it. */
    [[nodiscard]] QString labelField() const;
};

} // namespace basalt::app
