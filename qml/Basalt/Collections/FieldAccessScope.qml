// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Whose fields are shown: everybody's, or what one permission set adds; and another set. */
RowLayout {
    id: root

    required property FieldAccessEditor access

    function add(): void {
        access.addSet(code.text.trim());
        code.clear();
    }

    spacing: Theme.space2

    ChoiceBox {
        objectName: "fieldAccessSet"
        Layout.preferredWidth: Theme.grid(60)
        label: qsTr("Fields of")
        values: Array.from([""]).concat(Array.from(root.access.sets))
        texts: Array.from([qsTr("Everybody")]).concat(Array.from(root.access.sets).map(set => qsTr("Holders of %1").arg(set)))
        value: root.access.set
        onChosen: value => root.access.set = value
    }
    Item {
        Layout.fillWidth: true
    }
    UiTextField {
        id: code

        objectName: "fieldAccessCode"
        Layout.preferredWidth: Theme.grid(50)
        maximumLength: 64
        enabled: !ViewAs.active
        placeholderText: qsTr("Code of a permission set")
        onAccepted: root.add()
    }
    UiButton {
        objectName: "fieldAccessAdd"
        iconName: "plus"
        text: qsTr("Give more to its holders")
        enabled: code.text.trim() !== "" && !ViewAs.active
        onClicked: root.add()
    }
}
