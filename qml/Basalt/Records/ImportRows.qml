// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What rows do: whether they change records that exist, and what a faulty one means for the others. */
ColumnLayout {
    id: root

    required property RecordImport work
    readonly property list<string> keyTexts: Array.from(work.keys).map(key => key === "" ? qsTr("stay: every row is new") : qsTr("change, found by %1").arg(key))

    spacing: Theme.space3

    /** The number of columns only says when to look again. */
    function filled(target: string, columns: int): bool {
        return columns > 0 && work.columns.fills(target);
    }

    FormField {
        Layout.fillWidth: true
        label: qsTr("Records that exist")
        problem: root.work.error.field("key")

        ChoiceBox {
            objectName: "importKey"
            width: parent.width
            label: qsTr("Records that exist")
            values: Array.from(root.work.keys)
            texts: root.keyTexts
            value: root.work.key
            onChosen: value => root.work.setOption("key", value)
        }
    }
    FormField {
        Layout.fillWidth: true
        label: qsTr("A faulty row")
        help: root.work.onError === "stop" ? qsTr("Batches before its own are written and stay.") : qsTr("The others are written; the faulty ones are listed.")
        problem: root.work.error.field("on_error")

        Segmented {
            objectName: "importOnError"
            values: ["stop", "skip"]
            texts: [qsTr("ends the import"), qsTr("is passed over")]
            value: root.work.onError
            onChosen: value => root.work.setOption("on_error", value)
            Accessible.name: qsTr("A faulty row")
        }
    }
    FormField {
        Layout.fillWidth: true
        label: qsTr("First row")
        help: root.work.fromRow > 1 ? qsTr("Rows before this one are left alone.") : ""
        problem: root.work.error.field("from_row")

        UiTextField {
            objectName: "importFromRow"
            width: Theme.grid(30)
            mono: true
            text: root.work.fromRow
            validator: IntValidator {
                bottom: 1
            }
            Accessible.name: qsTr("First row")
            onEditingFinished: root.work.setOption("from_row", text)
        }
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: Session.superadmin && Session.accountId === "" && !root.filled("account_id", root.work.columns.mappedCount)
        tone: "info"
        title: qsTr("For which account?")
        message: qsTr("All accounts are shown, so new records get your own. Choose an account at the top, or a column that goes into account_id.")
    }
}
