// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Where the export goes; it holds what the filters let through. */
UiDialog {
    id: root

    required property AuditLogModel log

    objectName: "exportDialog"
    iconName: "file-down"
    title: qsTr("Export the audit trail")
    subtitle: qsTr("%1 entries as CSV, as the filters have them. Cells that a spreadsheet could take for formulas are neutralised.").arg(Desktop.numberText(log.total))
    onAboutToShow: path.text = Desktop.downloadPath("basalt-audit-" + new Date().toISOString().slice(0, 10) + ".csv")
    onOpened: path.forceActiveFocus()

    function submit(): void {
        if (path.text === "")
            return;
        close();
        log.exportCsv(path.text);
    }

    FormField {
        width: parent.width
        label: qsTr("File")

        UiTextField {
            id: path

            objectName: "exportPath"
            width: parent.width
            onAccepted: root.submit()
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "exportConfirm"
            kind: "primary"
            text: qsTr("Export")
            enabled: path.text !== ""
            onClicked: root.submit()
        }
    ]
}
