// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "fieldinfo.h"
#include "importcolumns.h"
#include "importfaults.h"
#include "longwork.h"
#include "tablehead.h"

#include <QDateTime>
#include <QMap>

namespace basalt::app {

class ApiClient;
class CollectionListModel;
class ImportJob;

/**
 * A file on its way into a collection: how it is written, which column goes where, what a dry run found, and how far the
 * import is. Of the file only the head is read here; the rest goes to the server from the disk. GUI thread; owned by Transfers.
 */
class RecordImport : public basalt::app::LongWork // as the registrar of QML types looks it up
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Transfers owns the imports")
    Q_PROPERTY(QString path READ path NOTIFY fileChanged FINAL)
    Q_PROPERTY(QString fileName READ fileName NOTIFY fileChanged FINAL)
    Q_PROPERTY(QString sizeText READ sizeText NOTIFY fileChanged FINAL)
    Q_PROPERTY(QString headProblem READ headProblem NOTIFY optionsChanged FINAL)
    Q_PROPERTY(int shownRows READ shownRows NOTIFY optionsChanged FINAL)
    // Each as the API has it; setOption() changes one.
    Q_PROPERTY(QString format READ format NOTIFY optionsChanged FINAL)
    Q_PROPERTY(QString separator READ separator NOTIFY optionsChanged FINAL)
    Q_PROPERTY(QString decimal READ decimal NOTIFY optionsChanged FINAL)
    Q_PROPERTY(QString encoding READ encoding NOTIFY optionsChanged FINAL)
    Q_PROPERTY(bool header READ hasHeader NOTIFY optionsChanged FINAL)
    Q_PROPERTY(bool formulaGuard READ hasFormulaGuard NOTIFY optionsChanged FINAL)
    Q_PROPERTY(QString key READ key NOTIFY optionsChanged FINAL)
    Q_PROPERTY(QString onError READ onError NOTIFY optionsChanged FINAL)
    Q_PROPERTY(double fromRow READ fromRow NOTIFY optionsChanged FINAL)
    Q_PROPERTY(basalt::app::ImportColumns *columns READ columns CONSTANT FINAL)
    Q_PROPERTY(basalt::app::ImportFaults *faults READ faults CONSTANT FINAL)
    Q_PROPERTY(QStringList keys READ keys NOTIFY keysChanged FINAL)
    Q_PROPERTY(bool trial READ isTrial NOTIFY outcomeChanged FINAL)
    Q_PROPERTY(Outcome outcome READ outcome NOTIFY outcomeChanged FINAL)
    Q_PROPERTY(bool resumable READ isResumable NOTIFY outcomeChanged FINAL)
    Q_PROPERTY(bool outdated READ isOutdated NOTIFY outcomeChanged FINAL)
    Q_PROPERTY(double rows READ rows NOTIFY outcomeChanged FINAL)
    Q_PROPERTY(double created READ created NOTIFY outcomeChanged FINAL)
    Q_PROPERTY(double updated READ updated NOTIFY outcomeChanged FINAL)
    Q_PROPERTY(double refused READ refused NOTIFY outcomeChanged FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY outcomeChanged FINAL)

public:
    enum class Outcome {
        None,
        Done,      ///< the whole file was read
        Failed,    ///< it ended before, `error` says why
        Cancelled, ///< by the user
    };
    Q_ENUM(Outcome)

    RecordImport(const QString &collection, ApiClient &client, CollectionListModel &collections, QObject *parent = nullptr);
    ~RecordImport() override;
    Q_DISABLE_COPY_MOVE(RecordImport)

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] QString sizeText() const;
    /** Why the file cannot be read as the options say. */
    [[nodiscard]] QString headProblem() const { return m_head.problem; }
    /** Rows of the file that there are samples of. */
    [[nodiscard]] int shownRows() const { return int(m_head.rows.size()); }
    [[nodiscard]] QString format() const { return m_table.format; }
    [[nodiscard]] QString separator() const { return m_table.separator; }
    [[nodiscard]] QString decimal() const { return m_table.decimal; }
    [[nodiscard]] QString encoding() const { return m_table.encoding; }
    [[nodiscard]] bool hasHeader() const { return m_table.header; }
    [[nodiscard]] bool hasFormulaGuard() const { return m_table.formulaGuard; }
    [[nodiscard]] QString key() const { return m_key; }
    [[nodiscard]] QString onError() const { return m_onError; }
    [[nodiscard]] double fromRow() const { return double(m_fromRow); }
    [[nodiscard]] ImportColumns *columns() { return &m_columns; }
    [[nodiscard]] ImportFaults *faults() { return &m_faults; }
    /** What records may be told apart by; the first, an empty text: every row is a new record. */
    [[nodiscard]] QStringList keys() const;
    [[nodiscard]] bool isTrial() const { return m_trial; }
    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    /** Rows were written before it ended early, and the next import goes on behind them. */
    [[nodiscard]] bool isResumable() const { return m_resumable; }
    /** Something was changed after that outcome. */
    [[nodiscard]] bool isOutdated() const { return m_outdated; }
    [[nodiscard]] double rows() const { return m_status.value(u"rows_done").toDouble(); }
    [[nodiscard]] double created() const { return m_status.value(u"created").toDouble(); }
    [[nodiscard]] double updated() const { return m_status.value(u"updated").toDouble(); }
    [[nodiscard]] double refused() const { return m_status.value(u"refused").toDouble(); }
    [[nodiscard]] const ApiError &error() const { return m_error; }

    /** The collection's fields. `withAccount`: a column may say whose each record is. */
    Q_INVOKABLE void loadFields(bool withAccount);
    /** Reads the head of a file and guesses the rest. An empty path: none. */
    Q_INVOKABLE void choose(const QString &path);
    /** By its name in the API; `header` and `formula_guard` are `true` or `false`. */
    Q_INVOKABLE void setOption(const QString &name, const QString &value);
    /** `trial`: nothing is written. */
    Q_INVOKABLE void start(bool trial);
    Q_INVOKABLE void cancel() override;
    void abandon() override;

Q_SIGNALS:
    void fileChanged();
    void optionsChanged();
    void keysChanged();
    void outcomeChanged();
    /** An import, not a trial, has ended. */
    void imported();

private:
    [[nodiscard]] bool readFile();
    [[nodiscard]] bool isAsShown();
    void readHead();
    [[nodiscard]] QString option(const QString &name) const;
    void outdate();
    [[nodiscard]] QMap<QString, QString> apiOptions(bool trial) const;
    void follow(ImportJob &job);
    void progressed(const QJsonObject &status);
    void finish(Outcome outcome, const QJsonObject &status, const ApiError &error);

    ApiClient &m_client;
    CollectionListModel &m_collections;
    CollectionInfo m_info;
    ImportColumns m_columns;
    ImportFaults m_faults;
    QString m_path;
    qint64 m_size = 0;
    QDateTime m_modified;
    QByteArray m_bytes; ///< the head of the file
    TableHead m_head;
    TableOptions m_table;
    QString m_key;
    QString m_onError = QStringLiteral("stop");
    qint64 m_fromRow = 1;
    ImportJob *m_job = nullptr;
    bool m_trial = false;
    bool m_resumable = false;
    bool m_outdated = false;
    Outcome m_outcome = Outcome::None;
    QJsonObject m_status;
    ApiError m_error;
};

} // namespace basalt::app
