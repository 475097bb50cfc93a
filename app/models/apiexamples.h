// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "fieldinfo.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * Calls of the API for one collection, ready to run: with this server's address, the fields of the collection and the id of a
 * record that exists. The token stands in a variable, never in the text. GUI thread; made by QML.
 */
class ApiExamples : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY changed FINAL)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed FINAL)
    Q_PROPERTY(QString operation READ operation WRITE setOperation NOTIFY changed FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QString method READ method NOTIFY changed FINAL)
    Q_PROPERTY(QString address READ address NOTIFY changed FINAL)
    Q_PROPERTY(QString code READ code NOTIFY changed FINAL)
    Q_PROPERTY(QString signIn READ signIn NOTIFY changed FINAL)

public:
    using QObject::QObject;

    [[nodiscard]] QString collection() const { return m_collection; }
    void setCollection(const QString &collection);
    /** `curl`, `javascript`, `python`, `qt`. */
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);
    /** `list`, `get`, `create`, `update`, `delete`, `batch`. */
    [[nodiscard]] QString operation() const { return m_operation; }
    void setOperation(const QString &operation);
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] QString method() const;
    /** The whole address, with the query in clear. */
    [[nodiscard]] QString address() const;
    [[nodiscard]] QString code() const;
    /** How one gets a token into the variable, in a shell. */
    [[nodiscard]] QString signIn() const;

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void changed();

private:
    struct Call
    {
        QString method;
        QString url;
        QList<std::pair<QString, QString>> query;
        QJsonObject body;
    };

    void loadSample();
    [[nodiscard]] Call call() const;
    [[nodiscard]] QString sampleId() const;
    [[nodiscard]] QJsonObject newRecord() const;
    [[nodiscard]] QJsonObject changedFields() const;
    /** What the sample record has, if another record may have the same. */
    [[nodiscard]] QJsonValue exampleOf(const FieldInfo &field) const;
    [[nodiscard]] static QJsonValue exampleOfType(const FieldInfo &field);
    [[nodiscard]] QString asCurl(const Call &call) const;
    [[nodiscard]] QString asJavaScript(const Call &call) const;
    [[nodiscard]] QString asPython(const Call &call) const;
    [[nodiscard]] QString asQt(const Call &call) const;

    QString m_collection;
    QString m_language = QStringLiteral("curl");
    QString m_operation = QStringLiteral("list");
    CollectionInfo m_info;
    QJsonObject m_sample;
    ApiError m_error;
    bool m_loaded = false;
};

} // namespace basalt::app
