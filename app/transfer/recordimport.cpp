// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordimport.h"

#include "apiclient.h"
#include "collectionlistmodel.h"
#include "importjob.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr qsizetype kShownRows = 100;

/** With the reasons of the fields, which may stand on another part of the page. */
ApiError spelledOut(ApiError error)
{
    QStringList lines;
    for (auto field = error.fields.cbegin(); field != error.fields.cend(); ++field) {
        if (!error.message.contains(field.value()))
            lines += field.key() + u": "_s + field.value();
    }
    lines.sort();
    lines.prepend(error.message);
    error.message = lines.join(u'\n');
    return error;
}

QString flagText(bool value)
{
    return value ? u"true"_s : u"false"_s;
}

} // namespace

RecordImport::RecordImport(const QString &collection, ApiClient &client, CollectionListModel &collections, QObject *parent)
    : LongWork(collection, parent)
    , m_client(client)
    , m_collections(collections)
{
    connect(&m_columns, &ImportColumns::changed, this, &RecordImport::outdate);
}

RecordImport::~RecordImport() = default;

QString RecordImport::title() const
{
    return m_trial ? tr("Trying %1").arg(fileName()) : tr("Importing %1").arg(fileName());
}

QString RecordImport::fileName() const
{
    return QFileInfo(m_path).fileName();
}

QString RecordImport::sizeText() const
{
    return ProgressMeter::bytesText(m_size);
}

QString RecordImport::option(const QString &name) const
{
    const QHash<QString, QString> values{{u"format"_s, m_table.format},
                                         {u"separator"_s, m_table.separator},
                                         {u"decimal"_s, m_table.decimal},
                                         {u"encoding"_s, m_table.encoding},
                                         {u"header"_s, flagText(m_table.header)},
                                         {u"formula_guard"_s, flagText(m_table.formulaGuard)},
                                         {u"key"_s, m_key},
                                         {u"on_error"_s, m_onError},
                                         {u"from_row"_s, QString::number(m_fromRow)}};
    return values.value(name);
}

QStringList RecordImport::keys() const
{
    QStringList keys{QString(), u"id"_s};
    for (const FieldInfo &field : m_info.fields) {
        if (field.unique)
            keys += field.name;
    }
    return keys;
}

void RecordImport::loadFields(bool withAccount)
{
    m_collections.schema(collection(), this, [this, withAccount](const tl::expected<CollectionInfo, ApiError> &info) {
        if (!info) {
            m_error = info.error();
            Q_EMIT outcomeChanged();
            return;
        }
        m_info = *info;
        if (m_outcome == Outcome::None && m_error.field(u"file"_s).isEmpty()) {
            m_error = {};
            Q_EMIT outcomeChanged();
        }
        if (!keys().contains(m_key))
            setOption(u"key"_s, {});
        m_columns.setFields(m_info.fields, withAccount);
        Q_EMIT keysChanged();
    });
}

void RecordImport::choose(const QString &path)
{
    if (isRunning())
        return;
    m_path = path.isEmpty() ? QString() : QDir::cleanPath(path);
    m_status = {};
    m_outcome = Outcome::None;
    m_resumable = false;
    m_error = {};
    m_fromRow = 1;
    m_faults.setFaults({});
    if (!readFile())
        m_path.clear();
    m_table = tablehead::guess(m_bytes, m_path);
    readHead();
    Q_EMIT fileChanged();
    Q_EMIT outcomeChanged();
}

/** The head of the file, and by what it is known again; false, and why, if it cannot be read. */
bool RecordImport::readFile()
{
    m_bytes.clear();
    m_size = 0;
    if (m_path.isEmpty())
        return true;
    QFile file(m_path);
    const QFileInfo info(m_path);
    if (info.isFile() && file.open(QIODevice::ReadOnly)) {
        m_bytes = file.read(tablehead::kBytes);
        m_size = file.size();
        m_modified = info.lastModified();
        return true;
    }
    const QString reason = info.isFile() ? file.errorString() : tr("There is no such file.");
    m_error.kind = ApiError::Kind::NotFound;
    m_error.title = tr("The file cannot be read");
    m_error.message = reason;
    m_error.fields.insert(u"file"_s, reason);
    return false;
}

/** The file still has the columns that people see: it may have been saved anew since it was chosen. */
bool RecordImport::isAsShown()
{
    const QFileInfo now(m_path);
    if (now.isFile() && now.size() == m_size && now.lastModified() == m_modified)
        return true;
    const QStringList before = m_head.columns;
    m_error = {};
    if (!readFile()) {
        m_path.clear();
    } else {
        readHead();
        if (m_head.columns == before && m_head.problem.isEmpty())
            return true;
        m_error.kind = ApiError::Kind::Stale;
        m_error.title = tr("The file has changed");
        m_error.message = tr("It was read anew. Look at its columns, then begin once more.");
    }
    m_outcome = Outcome::None;
    Q_EMIT fileChanged();
    Q_EMIT outcomeChanged();
    return false;
}

void RecordImport::readHead()
{
    m_head = tablehead::read(m_bytes, m_size <= m_bytes.size(), m_table, kShownRows);
    if (!m_path.isEmpty() && m_head.columns.isEmpty() && m_head.problem.isEmpty()) {
        m_head.problem = m_size == 0  ? tr("The file is empty.")
            : m_size > m_bytes.size() ? tr("Its first row is too long to be shown.")
                                      : tr("There is no row in it.");
    }
    m_columns.setHead(m_head);
    Q_EMIT optionsChanged();
}

void RecordImport::setOption(const QString &name, const QString &value)
{
    if (isRunning() || option(name) == value)
        return;
    const QHash<QString, QString *> texts{{u"format"_s, &m_table.format},
                                          {u"separator"_s, &m_table.separator},
                                          {u"decimal"_s, &m_table.decimal},
                                          {u"encoding"_s, &m_table.encoding},
                                          {u"key"_s, &m_key},
                                          {u"on_error"_s, &m_onError}};
    if (QString *text = texts.value(name))
        *text = value;
    else if (name == "header"_L1)
        m_table.header = value == "true"_L1;
    else if (name == "formula_guard"_L1)
        m_table.formulaGuard = value == "true"_L1;
    else if (name == "from_row"_L1)
        m_fromRow = std::max<qint64>(1, value.toLongLong());
    // JSON is UTF-8; coming back, the encoding of the file is guessed once more.
    if (name == "format"_L1)
        m_table.encoding = m_table.isCsv() ? tablehead::guess(m_bytes, u"any.csv"_s).encoding : u"utf-8"_s;
    if (name == "key"_L1)
        m_columns.setKey(m_key);
    static const QStringList ofTheFile{u"format"_s, u"separator"_s, u"encoding"_s, u"header"_s};
    if (ofTheFile.contains(name))
        readHead();
    else
        Q_EMIT optionsChanged();
    outdate();
}

void RecordImport::outdate()
{
    if (isRunning() || m_outdated || m_outcome == Outcome::None)
        return;
    m_outdated = true;
    Q_EMIT outcomeChanged();
}

QMap<QString, QString> RecordImport::apiOptions(bool trial) const
{
    QMap<QString, QString> options{{u"format"_s, m_table.format},
                                   {u"source"_s, fileName()},
                                   {u"on_error"_s, m_onError},
                                   {u"mode"_s, m_key.isEmpty() ? u"create"_s : u"upsert"_s},
                                   {u"from_row"_s, QString::number(m_fromRow)},
                                   {u"dry_run"_s, flagText(trial)}};
    options.insert(u"mapping"_s, QString::fromUtf8(QJsonDocument(m_columns.mapping()).toJson(QJsonDocument::Compact)));
    if (!m_key.isEmpty())
        options.insert(u"key"_s, m_key);
    if (m_table.isCsv()) {
        options.insert(u"separator"_s, m_table.separator);
        options.insert(u"decimal"_s, m_table.decimal);
        options.insert(u"encoding"_s, m_table.encoding);
        options.insert(u"header"_s, flagText(m_table.header));
        options.insert(u"formula_guard"_s, flagText(m_table.formulaGuard));
    }
    return options;
}

void RecordImport::start(bool trial)
{
    if (isRunning() || m_path.isEmpty() || !isAsShown())
        return;
    m_trial = trial;
    m_resumable = false;
    m_outdated = false;
    m_outcome = Outcome::None;
    m_status = {};
    m_error = {};
    m_faults.setFaults({});
    m_columns.setRefusals({});
    m_job = new ImportJob(m_client, collection(), this);
    beginPart(ProgressMeter::Unit::Bytes, m_size);
    setRunning(true);
    Q_EMIT outcomeChanged();
    follow(*m_job);
    m_job->start(m_path, apiOptions(trial));
}

void RecordImport::follow(ImportJob &job)
{
    connect(&job, &ImportJob::sent, this, &RecordImport::setDone);
    connect(&job, &ImportJob::progressed, this, &RecordImport::progressed);
    connect(&job, &ImportJob::heldUp, this,
            [this](const ApiError &reason) { setTrouble(tr("%1 – trying again").arg(reason.title)); });
    connect(&job, &ImportJob::ended, this, [this](const QJsonObject &status) {
        const QString state = status.value("state"_L1).toString();
        const QJsonObject problem = status.value("error"_L1).toObject();
        if (state == "done"_L1)
            finish(Outcome::Done, status, {});
        else if (state == "failed"_L1)
            finish(Outcome::Failed, status, ApiError::fromProblem(problem, tr("The import ended before the end of the file")));
        else
            finish(Outcome::Cancelled, status, {});
    });
    connect(&job, &ImportJob::failed, this, [this](const ApiError &reason) { finish(Outcome::Failed, m_status, reason); });
}

void RecordImport::progressed(const QJsonObject &status)
{
    if (meter().unit() == ProgressMeter::Unit::Bytes)
        beginPart(ProgressMeter::Unit::Rows, 0);
    m_status = status;
    const double all = status.value("received_bytes"_L1).toDouble();
    setShare(all > 0 ? status.value("bytes_done"_L1).toDouble() / all : 0);
    setDone(status.value("rows_done"_L1).toInteger());
    Q_EMIT outcomeChanged();
}

void RecordImport::finish(Outcome outcome, const QJsonObject &status, const ApiError &error)
{
    m_job->deleteLater();
    m_job = nullptr;
    m_status = status;
    m_outcome = outcome;
    m_error = spelledOut(error);
    m_faults.setFaults(status.value("errors"_L1).toArray());
    m_columns.setRefusals(error.fields);
    // The rows before that one are written: what comes next must not write them again. A last state that is not the end
    // says nothing about it.
    const bool isKnown = status.value("state"_L1) == "failed"_L1 || status.value("state"_L1) == "cancelled"_L1;
    m_resumable = !m_trial && isKnown && rows() > 0;
    if (m_resumable)
        m_fromRow = std::max<qint64>(1, status.value("next_row"_L1).toInteger());
    setRunning(false);
    if (m_resumable)
        Q_EMIT optionsChanged();
    Q_EMIT outcomeChanged();
    if (!m_trial)
        Q_EMIT imported();
}

void RecordImport::abandon()
{
    delete std::exchange(m_job, nullptr);
    setRunning(false);
}

void RecordImport::cancel()
{
    if (m_job)
        m_job->cancel();
}

} // namespace basalt::app
