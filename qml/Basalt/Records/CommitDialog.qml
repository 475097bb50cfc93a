// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Asks why, then commits. The reason goes into the audit trail. */
UiDialog {
    id: root

    required property RecordTableModel table

    function submit(): void {
        close();
        table.commit(reason.text);
    }

    objectName: "commitDialog"
    iconName: "save"
    tone: "accent"
    title: qsTr("Commit %n change(s)", "", table.stagedCount)
    subtitle: table.stagedDeletions > 0 ? qsTr("In %n record(s); %1 will be deleted.", "", table.stagedRecords).arg(table.stagedDeletions)
                                        : qsTr("In %n record(s) of %1.", "", table.stagedRecords).arg(table.collection)
    onAboutToShow: reason.clear()
    onOpened: reason.forceActiveFocus()

    FormField {
        width: parent.width
        label: qsTr("Reason")
        help: qsTr("Optional. Stands in the audit trail beside each change.")

        UiTextField {
            id: reason

            objectName: "commitReason"
            width: parent.width
            maximumLength: 500
            placeholderText: qsTr("For instance: dilution factor corrected")
            onAccepted: root.submit()
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "commitConfirm"
            kind: "primary"
            text: qsTr("Commit")
            onClicked: root.submit()
        }
    ]
}
