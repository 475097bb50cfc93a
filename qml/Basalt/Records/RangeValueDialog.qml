// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** One value for all selected cells. */
UiDialog {
    id: root

    required property RecordRange range

    function take(): void {
        range.setText(field.text);
        close();
    }

    objectName: "rangeValueDialog"
    iconName: "pencil"
    tone: "accent"
    title: qsTr("Set %Ln cell(s)", "", range.cellCount)
    subtitle: qsTr("Staged until it is committed. Empty text empties the cells.")
    onOpened: {
        field.clear();
        field.forceActiveFocus();
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "rangeValueConfirm"
            kind: "primary"
            text: qsTr("Set")
            onClicked: root.take()
        }
    ]

    UiTextField {
        id: field

        objectName: "rangeValue"
        width: parent.width
        mono: true
        placeholderText: qsTr("Value")
        onAccepted: root.take()
    }
}
