// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importer/demodata.h"

#include "core/jsonwriter.h"
#include "core/timestamp.h"

#include <QJsonArray>
#include <QString>

#include <algorithm>
#include <array>
#include <random>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace basalt::importer {

namespace {

constexpr qint64 kSecond = 1'000;
constexpr qint64 kHour = 3'600 * kSecond;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kNow = 1'782'777'600'000; // 2026-06-30T00:00:00Z: the laboratory's last day

constexpr std::array<QByteArrayView, 24> kFirstNames{"Ada",  "Priya", "Jonas", "Luis",  "Marie", "Tariq", "Ingrid", "Kofi",
                                                     "Mei",  "Noah",  "Zofia", "Omar",  "Elena", "Hugo",  "Amara",  "Felix",
                                                     "Yuki", "Sofia", "Ivan",  "Leila", "Mateo", "Freya", "Anton",  "Nadia"};
constexpr std::array<QByteArrayView, 24> kLastNames{"Lindqvist", "Nair",    "Meyer",   "Ortega", "Keller",  "Haddad",
                                                    "Solberg",   "Mensah",  "Tanaka",  "Brandt", "Nowak",   "Rahman",
                                                    "Petrova",   "Laurent", "Okafor",  "Weber",  "Sato",    "Rossi",
                                                    "Kovacs",    "Aziz",    "Fischer", "Larsen", "Novotny", "Silva"};
constexpr std::array<QByteArrayView, 5> kRoles{"analyst", "technician", "quality", "manager", "trainee"};
constexpr std::array<QByteArrayView, 8> kKinds{"HPLC", "GC-MS", "ICP-MS", "UV-Vis", "FTIR", "Balance", "Titrator", "pH meter"};
constexpr std::array<QByteArrayView, 5> kMakers{"Northlight", "Arden Instruments", "Kestrel", "Polarform", "Halden & Co"};
constexpr std::array<QByteArrayView, 16> kMaterials{"Blood plasma", "River water",  "Soil core",     "Polymer batch",
                                                    "Milk powder",  "Urine pool",   "Air filter",    "Steel coupon",
                                                    "Serum ref.",   "Leaf extract", "Wastewater",    "Tablet lot",
                                                    "Honey",        "Cement probe", "Salmon fillet", "Feed pellet"};
constexpr std::array<QByteArrayView, 6> kStatuses{"received",  "in preparation", "measured",
                                                  "in review", "released",       "rejected"};
constexpr std::array<QByteArrayView, 8> kAnalytes{"Lead",    "Cadmium", "Nitrate", "Caffeine",
                                                  "Glucose", "Benzene", "Zinc",    "Sulfate"};
constexpr std::array<QByteArrayView, 4> kUnits{"mg/L", "µg/L", "mg/kg", "µg/kg"};
constexpr std::array<QByteArrayView, 4> kRemarks{"Diluted 1:10.", "Second vial in the freezer.", "Label hard to read.",
                                                 "Customer asked for a fast result."};

/**
 * Writes the document from one engine. At most one draw an expression, as the order within one is the compiler's, and
 * no std distributions, which differ between libraries: the bytes are the same everywhere.
 */
class Laboratory final
{
public:
    explicit Laboratory(const DemoSize &size) : m_size(size), m_json(qsizetype(2) << 20) { }
    Q_DISABLE_COPY_MOVE(Laboratory)

    QByteArray write()
    {
        m_json.beginObject();
        table("people", m_size.people, &Laboratory::person);
        table("instruments", m_size.instruments, &Laboratory::instrument);
        table("samples", m_size.samples, &Laboratory::sample);
        table("measurements", m_size.measurements, &Laboratory::measurement);
        m_json.endObject();
        return m_json.take();
    }

private:
    void table(QByteArrayView name, int rows, void (Laboratory::*writeRow)(int))
    {
        m_json.key(name).beginArray();
        for (int i = 1; i <= rows; ++i) {
            m_json.beginObject();
            (this->*writeRow)(i);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void person(int number);
    void instrument(int number);
    void sample(int number);
    void measurement(int number);

    void text(QByteArrayView name, const QByteArray &value) { m_json.member(name, QByteArrayView(value)); }

    /** 0 … below - 1. */
    int draw(int below) { return int(m_engine() % std::uint64_t(below)); }
    QByteArrayView pick(std::span<const QByteArrayView> values) { return values[std::size_t(draw(int(values.size())))]; }
    /** With `decimals` digits behind the point. */
    double amount(int most, int decimals)
    {
        const int scale = decimals == 1 ? 10 : 100;
        return double(draw(most * scale) + 1) / scale;
    }
    QByteArray digits(int count)
    {
        QByteArray out;
        for (int i = 0; i < count; ++i)
            out += QByteArray::number(draw(10));
        return out;
    }
    qint64 daysAgo(int most) { return kNow - draw(most) * kDay; }
    qint64 workingHour(int daysBack)
    {
        qint64 instant = daysAgo(daysBack);
        instant += (7 + draw(11)) * kHour;
        return instant + draw(3'600) * kSecond;
    }
    QByteArray date(qint64 instant) { return core::formatTimestamp(instant).first(10); }
    QByteArray personId(int number) { return "P-" + QByteArray::number(number).rightJustified(3, '0'); }
    QByteArray instrumentId(int number) { return "I-" + QByteArray::number(number).rightJustified(3, '0'); }
    QByteArray sampleId(int number) { return "S-" + QByteArray::number(number).rightJustified(5, '0'); }

    DemoSize m_size;
    core::JsonWriter m_json;
    std::mt19937_64 m_engine{20'260'630};
};

void Laboratory::person(int number)
{
    const auto index = std::size_t(number - 1);
    const QByteArray first = kFirstNames[index % kFirstNames.size()].toByteArray();
    // Another step through the family names each round, so that no name comes twice too soon.
    const QByteArray last = kLastNames[(index * 5 + index / kFirstNames.size()) % kLastNames.size()].toByteArray();
    const qint64 joined = daysAgo(2'500);
    const qint64 age = (20 * 365 + draw(14'000)) * kDay;
    text("id", personId(number));
    text("name", first + ' ' + last);
    text("email", first.toLower() + '.' + last.toLower() + QByteArray::number(number) + "@lab.example");
    const QByteArray exchange = digits(1);
    text("phone", "+49-555-01" + exchange + '-' + digits(4));
    text("birth_date", date(joined - age));
    m_json.member("role", pick(kRoles));
    text("joined_on", date(joined));
    m_json.flag("active", draw(12) != 0);
}

void Laboratory::instrument(int number)
{
    const QByteArrayView kind = kKinds[std::size_t(number - 1) % kKinds.size()];
    const qint64 installed = daysAgo(3'000) - 200 * kDay;
    text("id", instrumentId(number));
    text("name", kind.toByteArray() + '-' + QByteArray::number(1 + (number - 1) / int(kKinds.size())));
    m_json.member("kind", kind);
    m_json.member("maker", pick(kMakers));
    text("serial_number", "SN" + digits(6));
    text("installed_on", date(installed));
    text("calibrated_on", date(daysAgo(180)));
    m_json.member("calibration_days", qint64{180});
    text("keeper", personId(1 + draw(m_size.people)));
    m_json.key("settings").beginObject().member("channel", qint64{1 + draw(4)}).flag("autosampler", draw(2) == 0).endObject();
}

void Laboratory::sample(int number)
{
    const qint64 received = workingHour(360);
    const QByteArray material = pick(kMaterials).toByteArray();
    text("id", sampleId(number));
    text("name", material + ' ' + QByteArray::number(1 + draw(99)));
    m_json.member("status", pick(kStatuses));
    text("received_at", core::formatTimestamp(received));
    text("analyst", personId(1 + draw(m_size.people)));
    text("contact", "j" + digits(3) + "@customer.example");
    m_json.key("mass_g").real(amount(250, 2));
    m_json.member("priority", qint64{1 + draw(3)});
    m_json.key("remark");
    if (draw(4) == 0)
        m_json.string(pick(kRemarks));
    else
        m_json.null();
}

void Laboratory::measurement(int number)
{
    const qint64 at = workingHour(330);
    m_json.member("id", qint64{number});
    text("sample", sampleId(1 + draw(m_size.samples)));
    text("instrument", instrumentId(1 + draw(m_size.instruments)));
    text("measured_by", personId(1 + draw(m_size.people)));
    text("measured_at", core::formatTimestamp(at));
    m_json.member("analyte", pick(kAnalytes));
    m_json.key("value").real(amount(90, 2));
    m_json.member("unit", pick(kUnits));
    m_json.key("uncertainty").real(amount(3, 2));
    m_json.flag("within_limits", draw(9) != 0);
}

PlannedField *fieldOf(ImportPlan &plan, QByteArrayView collection, QByteArrayView field)
{
    for (PlannedCollection &candidate : plan.collections) {
        if (candidate.name != collection)
            continue;
        const auto found = std::find_if(candidate.fields.begin(), candidate.fields.end(),
                                        [field](const PlannedField &planned) { return planned.name == field; });
        return found == candidate.fields.end() ? nullptr : &*found;
    }
    return nullptr;
}

void offerChoices(ImportPlan &plan, QByteArrayView collection, QByteArrayView field, std::span<const QByteArrayView> values)
{
    QJsonArray list;
    for (const QByteArrayView value : values)
        list.append(QString::fromUtf8(value));
    if (PlannedField *planned = fieldOf(plan, collection, field))
        planned->refinement = {{u"type"_s, u"select"_s}, {u"options"_s, QJsonObject{{u"values"_s, list}}}};
}

void markPersonal(ImportPlan &plan, QByteArrayView collection, QByteArrayView field, const QString &mask)
{
    if (PlannedField *planned = fieldOf(plan, collection, field))
        planned->refinement = {{u"pii"_s, true}, {u"mask_type"_s, mask}};
}

} // namespace

QByteArray demoDocument(const DemoSize &size)
{
    return Laboratory(size).write();
}

std::vector<RelationOption> demoRelations()
{
    return {{u"instruments"_s, u"keeper"_s, u"people"_s},
            {u"samples"_s, u"analyst"_s, u"people"_s},
            {u"measurements"_s, u"sample"_s, u"samples"_s},
            {u"measurements"_s, u"instrument"_s, u"instruments"_s},
            {u"measurements"_s, u"measured_by"_s, u"people"_s}};
}

void refineDemoPlan(ImportPlan &plan)
{
    for (PlannedCollection &collection : plan.collections) {
        if (collection.key)
            collection.fields[*collection.key].name = "code";
    }
    offerChoices(plan, "people", "role", kRoles);
    offerChoices(plan, "instruments", "kind", kKinds);
    offerChoices(plan, "samples", "status", kStatuses);
    offerChoices(plan, "measurements", "unit", kUnits);
    markPersonal(plan, "people", "name", u"name"_s);
    markPersonal(plan, "people", "email", u"email"_s);
    markPersonal(plan, "people", "phone", u"phone"_s);
    markPersonal(plan, "people", "birth_date", u"full"_s);
    markPersonal(plan, "samples", "contact", u"email"_s);
}

} // namespace basalt::importer
