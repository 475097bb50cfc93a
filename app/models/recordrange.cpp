// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordrange.h"

#include "apiclient.h"
#include "appcontext.h"
#include "celltext.h"
#include "recordformat.h"
#include "referencelabels.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

bool looksLikeId(const QString &text)
{
    constexpr qsizetype kIdLength = 36;
    return text.size() == kIdLength && text.count(u'-') == 4;
}

} // namespace

void RecordRange::setTable(RecordTableModel *table)
{
    m_table = table;
    Q_EMIT changed();
}

void RecordRange::setRow(int row)
{
    if (std::exchange(m_row, row) != row)
        Q_EMIT changed();
}

void RecordRange::setColumn(int column)
{
    if (std::exchange(m_column, column) != column)
        Q_EMIT changed();
}

void RecordRange::setAnchor(int row, int column)
{
    m_anchorRow = row;
    m_anchorColumn = column;
    Q_EMIT changed();
}

QList<int> RecordRange::rows() const
{
    QList<int> chosen = m_table->selectedRows();
    for (int row = top(); m_table->selectedCount() == 0 && row <= std::min(bottom(), top() + kMaxRows - 1); ++row)
        chosen += row;
    return chosen.first(std::min<qsizetype>(chosen.size(), kMaxRows));
}

QList<int> RecordRange::columns() const
{
    QList<int> visible;
    const bool wholeRows = m_table && m_table->selectedCount() > 0;
    const int first = wholeRows ? 0 : left();
    const int last = wholeRows ? m_table->columnCount() - 1 : std::min(right(), m_table ? m_table->columnCount() - 1 : -1);
    for (int column = first; column <= last; ++column) {
        if (column >= 0 && m_table->columns()->width(column) > 0)
            visible += column;
    }
    return visible;
}

double RecordRange::cellCount() const
{
    return double(bottom() - top() + 1) * double(columns().size());
}

bool RecordRange::isTooTall(int rows)
{
    if (m_table && rows <= kMaxRows)
        return false;
    Q_EMIT declined(tr("At most %L1 records are changed at once.").arg(kMaxRows));
    return true;
}

QString RecordRange::resolved(int column, const QString &text) const
{
    const QString target = m_table->target(column);
    if (target.isEmpty() || text.isEmpty() || looksLikeId(text))
        return text;
    const QString id = m_table->labels().idOf(target, text);
    return id.isEmpty() ? text : id;
}

void RecordRange::stageCell(int row, int column, const QString &text, Tally &tally)
{
    if (m_table->cellText(row, column, u"rowState"_s) == "loading"_L1) {
        ++tally.missing;
        return;
    }
    if (text.isEmpty() && !m_table->columns()->field(column).required) {
        m_table->stageNull(row, column);
        tally.values += m_table->isEditable(row, column) ? 1 : 0;
        return;
    }
    const QString value = resolved(column, text.trimmed());
    QString problem;
    if (!m_table->target(column).isEmpty() && !value.isEmpty() && !looksLikeId(value))
        problem = tr("“%1” is no id of a record of %2, and no name that was seen here.").arg(text, m_table->target(column));
    else
        problem = m_table->stage(row, column, m_table->target(column).isEmpty() ? text : value);
    if (problem.isEmpty()) {
        ++tally.values;
        return;
    }
    ++tally.refused;
    if (tally.firstProblem.isEmpty())
        tally.firstProblem = m_table->columns()->field(column).name + u": "_s + problem;
    if (m_table->isEditable(row, column))
        m_table->setCellProblem(row, column, problem);
}

void RecordRange::setText(const QString &text)
{
    if (isTooTall(bottom() - top() + 1))
        return;
    Tally tally;
    const QList<int> all = columns();
    m_table->beginMany(tr("Set %L1 value(s)").arg(cellCount()));
    for (int row = top(); row <= bottom(); ++row) {
        for (const int column : all)
            stageCell(row, column, text, tally);
    }
    m_table->endMany();
    Q_EMIT staged(tally.values, tally.refused, tally.firstProblem, tally.missing);
}

void RecordRange::setNull()
{
    if (isTooTall(bottom() - top() + 1))
        return;
    const QList<int> all = columns();
    m_table->beginMany(tr("Empty %L1 value(s)").arg(cellCount()));
    for (int row = top(); row <= bottom(); ++row) {
        for (const int column : all)
            m_table->stageNull(row, column);
    }
    m_table->endMany();
}

void RecordRange::paste(const QString &text)
{
    const QList<QStringList> rows = celltext::parse(text);
    if (text.isEmpty() || isTooTall(int(rows.size())))
        return;
    if (rows.size() == 1 && rows.constFirst().size() == 1) {
        setText(rows.constFirst().constFirst());
        return;
    }
    QList<int> all; // to the right of the corner, as many as there are
    for (int column = left(); column < m_table->columnCount(); ++column) {
        if (m_table->columns()->width(column) > 0)
            all += column;
    }
    Tally tally;
    const int there = m_table->rowCount() - top();
    m_table->beginMany(tr("Paste %Ln row(s)", nullptr, int(rows.size())));
    for (int at = 0; at < std::min(there, int(rows.size())); ++at) {
        const QStringList &cells = rows.at(at);
        for (qsizetype cell = 0; cell < std::min(cells.size(), all.size()); ++cell)
            stageCell(top() + at, all.at(cell), cells.at(cell), tally);
    }
    addRecords(rows.sliced(std::min<qsizetype>(there, rows.size())), all, tally);
    m_table->endMany();
    Q_EMIT staged(tally.values, tally.refused, tally.firstProblem, tally.missing);
}

void RecordRange::addRecords(const QList<QStringList> &rows, const QList<int> &columns, Tally &tally)
{
    // The newest of added records is shown first: from the last to the first keeps the order of what is pasted.
    for (auto cells = rows.crbegin(); cells != rows.crend(); ++cells) {
        QJsonObject values;
        for (qsizetype at = 0; at < std::min(cells->size(), columns.size()); ++at) {
            const FieldInfo &field = m_table->columns()->field(columns.at(at));
            const auto parsed = recordformat::parse(field, resolved(columns.at(at), cells->at(at).trimmed()));
            if (field.system || (parsed && (parsed->isNull() || parsed->toString(u" "_s).isEmpty())))
                continue;
            if (parsed) {
                values.insert(field.name, *parsed);
                ++tally.values;
            } else {
                ++tally.refused;
                if (tally.firstProblem.isEmpty())
                    tally.firstProblem = field.name + u": "_s + parsed.error();
            }
        }
        m_table->addRecordWith(values);
    }
}

QList<QStringList> RecordRange::texts(bool forPeople) const
{
    QList<QStringList> rows;
    const QList<int> all = columns();
    for (const int row : this->rows()) {
        QStringList cells;
        for (const int column : all)
            cells += m_table->cellText(row, column, forPeople ? u"cellText"_s : u"editText"_s);
        rows += cells;
    }
    return rows;
}

QString RecordRange::asJson() const
{
    QJsonArray array;
    const QList<int> all = columns();
    for (const int row : rows()) {
        QJsonObject object;
        for (const int column : all)
            object.insert(m_table->columns()->field(column).name, m_table->cellValue(row, column));
        array += object;
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented));
}

QString RecordRange::asCurl() const
{
    constexpr int kMaxListed = 100;
    QStringList ids;
    for (const int row : rows()) {
        if (const QString id = m_table->recordId(row); !id.isEmpty() && ids.size() < kMaxListed)
            ids += recordformat::quoted(id);
    }
    QStringList fields;
    for (const int column : columns())
        fields += m_table->columns()->field(column).name;
    const QString address =
        AppContext::instance()->client().baseUrl().resolved(QUrl(u"/api/v1/records/"_s + m_table->collection())).toString();
    return u"curl -sSf -G %1 \\\n  -H \"Authorization: Bearer $BASALT_TOKEN\" \\\n  --data-urlencode %2 \\\n"
           "  --data-urlencode %3 \\\n  --data-urlencode limit=%4"_s.arg(
               celltext::shellQuoted(address), celltext::shellQuoted(u"filter=id IN ("_s + ids.join(u", "_s) + u')'),
               celltext::shellQuoted(u"fields="_s + fields.join(u',')), QString::number(ids.size()));
}

QString RecordRange::copied(const QString &format) const
{
    if (!m_table || m_table->rowCount() == 0)
        return {};
    if (format == "json"_L1)
        return asJson();
    if (format == "curl"_L1)
        return asCurl();
    const bool forPeople = format == "markdown"_L1;
    QList<QStringList> rows = texts(forPeople);
    if (format == "tsv"_L1)
        return celltext::toTabs(rows);
    QStringList head;
    for (const int column : columns())
        head += m_table->columns()->field(column).name;
    rows.prepend(head);
    return forPeople ? celltext::toMarkdown(rows) : celltext::toCsv(rows);
}

} // namespace basalt::app
