// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "endmark.h"
#include "longwork.h"
#include "rowcounter.h"

#include <QVariantMap>

#include <memory>

class QSaveFile;

namespace basalt::app {

class ApiClient;

/**
 * Brings records of a collection into a file, as they come from the server: nothing but a piece of them is in memory, and
 * until all of them are there the file is not. One at a time for a collection. GUI thread; owned by Transfers.
 */
class RecordExport : public basalt::app::LongWork // as the registrar of QML types looks it up
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Transfers owns the exports")
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY errorChanged FINAL)
    Q_PROPERTY(QString path READ path NOTIFY runningChanged FINAL)

public:
    RecordExport(const QString &collection, ApiClient &client, QObject *parent = nullptr);
    ~RecordExport() override;
    Q_DISABLE_COPY_MOVE(RecordExport)

    [[nodiscard]] QString title() const override { return tr("Exporting %1").arg(collection()); }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] QString path() const { return m_path; }

    /** `options` as the API calls them; the empty ones are left out. */
    Q_INVOKABLE void start(const QString &path, const QVariantMap &options);
    Q_INVOKABLE void cancel() override;
    void abandon() override { cancel(); }
    Q_INVOKABLE void clearError() { setError({}); }

Q_SIGNALS:
    void errorChanged();
    void exported(const QString &path, double rows);

private:
    [[nodiscard]] bool openFile(const QString &path);
    void ask(const QVariantMap &options);
    void askHowMany(const QVariantMap &options);
    [[nodiscard]] bool write(const QByteArray &piece);
    void finish(const ApiError &error);
    void setError(const ApiError &error);
    /** Why the file cannot be written. */
    [[nodiscard]] ApiError problemOf(const QString &reason) const;

    ApiClient &m_client;
    std::unique_ptr<QObject> m_call; ///< what the requests live by
    std::unique_ptr<QSaveFile> m_file;
    EndMark m_end;
    RowCounter m_counter;
    QString m_path;
    QString m_account;
    ApiError m_error;
};

} // namespace basalt::app
