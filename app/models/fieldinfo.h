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
    QString id; ///< stays when the name changes; empty for a field that does not exist yet
    QString name;
    QString type = QStringLiteral("text"); ///< of a computed field: what comes out
    QString expression;                    ///< of a computed field: how
    bool computed = false;                 ///< made of other fields; never written
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
    /** Names of the options that fields of this type have. */
    [[nodiscard]] static QStringList optionsOfType(const QString &type);
    /** Another type: options that it does not have go. */
    void setType(const QString &newType);
    /** Name of the icon that stands for the type. */
    [[nodiscard]] static QString iconOfType(const QString &type);
    /** As the API calls it: `computed` is a type there. */
    [[nodiscard]] QString shownType() const { return computed ? QStringLiteral("computed") : type; }
    /** What comes out of expressions. */
    [[nodiscard]] static QStringList returnTypes();
    /** Filled from whoever makes the record, and nobody's to write. */
    [[nodiscard]] bool isManaged() const { return options.value(QLatin1StringView("managed")).toBool(); }
    void setManaged(bool managed);
    /** What tells who is asking: the defaults that a managed field can have. */
    [[nodiscard]] static QStringList callerDefaults();
    [[nodiscard]] bool isNumeric() const { return type == u"number" || type == u"integer" || type == u"decimal"; }

    friend bool operator==(const FieldInfo &, const FieldInfo &) = default;
};

/** One index of a collection, as the API describes it. */
struct IndexInfo
{
    QString name;
    QStringList fields;
    bool unique = false;
    QString where; ///< comparisons that make it an index of some records; empty: of all

    [[nodiscard]] static IndexInfo fromJson(const QJsonObject &object);
    [[nodiscard]] QJsonObject toJson() const;

    friend bool operator==(const IndexInfo &, const IndexInfo &) = default;
};

/** A collection with its fields and indexes. */
struct CollectionInfo
{
    QString id;
    QString name;
    qint64 version = 0;
    QList<FieldInfo> fields;
    QList<IndexInfo> indexes;
    bool isView = false;    ///< rows are made of another collection's; never written
    bool isGrouped = false; ///< a view whose rows are groups, which have no instants

    [[nodiscard]] static CollectionInfo fromJson(const QJsonObject &object);
    [[nodiscard]] const FieldInfo *find(const QString &fieldName) const;
    /** The field that best names a record to people; empty if none is fit for it. */
    [[nodiscard]] QString labelField() const;
};

} // namespace basalt::app
