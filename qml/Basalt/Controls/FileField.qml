// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Basalt.App
import Basalt.Theme

/** The path of a file: typed, or chosen in the desktop's own dialog. */
RowLayout {
    id: root

    property alias text: field.text
    property alias placeholderText: field.placeholderText
    property alias fieldName: field.objectName
    property bool saving: false
    property bool invalid: false
    property string title
    property list<string> nameFilters
    signal accepted
    /** From the desktop's dialog. */
    signal chosen(path: string)

    spacing: Theme.space2

    function focusField(): void {
        field.forceActiveFocus();
    }

    function choose(): void {
        dialog.open();
    }

    UiTextField {
        id: field

        Layout.fillWidth: true
        invalid: root.invalid
        onAccepted: root.accepted()
    }
    UiButton {
        text: qsTr("Choose…")
        onClicked: root.choose()
    }
    FileDialog {
        id: dialog

        title: root.title
        nameFilters: Array.from(root.nameFilters)
        fileMode: root.saving ? FileDialog.SaveFile : FileDialog.OpenFile
        onAccepted: {
            root.text = Desktop.localPath(selectedFile);
            root.chosen(root.text);
        }
    }
}
