// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** What the parts of a field's row know of it. */
Rectangle {
    required property SchemaEditor editor
    required property int index
    required property string name
    required property string type
    required property string iconName
    required property bool mandatory
    required property bool isUnique
    required property bool personal
    required property string maskType
    required property bool multiple
    required property string target
    required property string onDelete
    required property string choices
    required property string defaultText
    required property var options
    required property bool existing
    required property string stage
    required property string original
    required property string expression
    required property string returnType
    /** Filled from whoever makes the record, and nobody's to write. */
    required property bool managed
    required property string problem
    property bool readOnly: false
    property bool expanded: !existing
    readonly property bool open: expanded && stage !== "dropped"
}
